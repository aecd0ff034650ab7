import { html, nothing } from 'lit';
import { findEntry } from '../../catalog/entries.js';
import { emptyConfig } from '../../config/config.js';
import { knownTable } from '../../config/known-tables.js';
import { problemOf } from '../../config/problem.js';
import { followDensity, prepareCanvas, screenDensity } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';
import { given } from '../../elements/given.js';
import { StoreElement } from '../../elements/store-element.js';
import { SIDE, drawOwn, drawPoints } from './draw-thumbnail.js';

/** @typedef {import('./draw-thumbnail.js').Points} Points */

const MOST_POINTS = 160;

/** @type {WeakMap<import('../model/store.js').Store, Map<string, Promise<Points | null>>>} made data, asked for once */
const previews = new WeakMap();

/** A small picture of a data set: of what it really holds. */
export class DataThumbnail extends StoreElement {
  static properties = { name: { attribute: false } };

  #drawn = '';
  #endDensity = () => {};

  constructor() {
    super();
    /** @type {string} id of the data set */
    this.name = given();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#endDensity = followDensity(() => this.requestUpdate());
  }

  disconnectedCallback() {
    this.#endDensity();
    super.disconnectedCallback();
  }

  get #entry() {
    return findEntry(this.store.catalog, 'datasets', this.name);
  }

  // Files are large: their pictures were drawn when the site was built.
  render() {
    if (!this.#entry?.file) return html`<canvas aria-hidden="true"></canvas>`;
    return ['light', 'dark'].map((theme) => {
      const address = this.store.address.file(`gallery/data-${this.name}-${theme}.webp`);
      if (!address) return nothing;
      return html`<img
        class="in-${theme}"
        src=${address}
        alt=""
        loading="lazy"
        width=${SIDE}
        height=${SIDE}
      />`;
    });
  }

  updated() {
    const canvas = this.querySelector('canvas');
    const table = this.store.ownTable;
    const theme = readTheme(this);
    const isKnown = Boolean(knownTable(table));
    const drawn = [this.name, theme.paper, screenDensity(), isKnown && table].join();
    if (!canvas || this.#drawn === drawn) return;
    this.#drawn = drawn;
    this.#draw(canvas);
  }

  /** @param {HTMLCanvasElement} canvas */
  async #draw(canvas) {
    const name = this.name;
    const entry = this.#entry;
    if (!entry) return;
    const own = entry.own ? this.#ownPoints() : null;
    const points = own ?? (entry.own ? null : await this.#preview());
    if (name !== this.name) return;
    const shown = canvas.clientWidth || SIDE;
    const context = prepareCanvas(canvas, SIDE, SIDE, (screenDensity() * shown) / SIDE);
    const theme = readTheme(this);
    if (points) drawPoints(context, theme, points, own?.entry ?? entry);
    else if (entry.own) drawOwn(context, theme);
  }

  // A missing thumbnail is no reason to stop.
  /** @returns {Promise<Points | null>} */
  #preview() {
    const { store, name } = this;
    const known = previews.get(store) ?? new Map();
    previews.set(store, known);
    const settings = { data: name, samples: MOST_POINTS };
    const asked = known.get(name) ?? store.compute('preview', { settings }).catch(() => null);
    known.set(name, asked);
    return asked;
  }

  /** Own data of the plane or of a curve. */
  #ownPoints() {
    const { store } = this;
    const table = knownTable(store.ownTable);
    if (!table || table.featureNames.length > 2) return null;
    const settings = { data: this.name };
    const config = { ...emptyConfig(), settings, table: store.ownTable };
    const { dataset } = problemOf(config, store.catalog);
    if (!dataset) return null;
    const every = Math.ceil(table.targets.length / MOST_POINTS);
    const isShown = (/** @type {unknown} */ _, /** @type {number} */ i) => i % every === 0;
    const inputs = table.inputs.filter(isShown).flat();
    return { inputs, targets: table.targets.filter(isShown), entry: dataset };
  }
}

customElements.define('data-thumbnail', DataThumbnail);

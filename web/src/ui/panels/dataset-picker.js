import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { choicesOf, findEntry } from '../../catalog/entries.js';
import { emptyConfig } from '../../config/config.js';
import { problemOf } from '../../config/problem.js';
import { knownTable } from '../../config/known-tables.js';
import { describeTable } from '../model/own-table.js';
import { followDensity, screenDensity } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';
import { given } from '../../elements/given.js';
import { drawPoints, drawWord } from './draw-thumbnail.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../elements/controls/grouped-options.js').Choice} Choice */
/** @typedef {import('./draw-thumbnail.js').Points} Points */

const THUMBNAIL_POINTS = 160;
/** @type {Record<string, number>} */
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Pictures of the data sets to choose from. */
export class DatasetPicker extends StoreElement {
  static properties = { spec: { attribute: false }, pointed: { state: true } };

  /** @type {Map<string, Promise<Points | null>>} by data set, asked for once */
  #previews = new Map();
  #drawn = '';
  #endDensity = () => {};

  constructor() {
    super();
    /** @type {Param} */
    this.spec = given();
    /** @type {string | null} the data set under the mouse */
    this.pointed = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#endDensity = followDensity(() => this.requestUpdate());
  }

  disconnectedCallback() {
    this.#endDensity();
    super.disconnectedCallback();
  }

  render() {
    const { store, spec } = this;
    const current = String(store.value(spec.id));
    // Own data stands last, wherever the catalog has it.
    const all = choicesOf(store.catalog, spec);
    const choices = [true, false].flatMap((made) =>
      all.filter(({ id }) => made !== this.#isOwn(id)),
    );
    const named = choices.find(({ id }) => id === (this.pointed ?? current));
    return html`<div class="data" role="radiogroup" aria-label=${spec.summary ?? ''}>
        ${choices.map(({ id, name, summary }) => this.#button({ id, name, summary }, current))}
      </div>
      <div class="data-line">
        <p class="data-name" title=${named?.summary ?? ''}>
          <b>${named?.name}</b> ${this.#words(named)}
        </p>
        ${this.#editor(current)}
      </div>`;
  }

  /** @param {string} id */
  #isOwn(id) {
    return Boolean(findEntry(this.store.catalog, 'datasets', id)?.own);
  }

  /** @param {Choice | undefined} choice */
  #words(choice) {
    const isOwn = choice && this.#isOwn(choice.id);
    const table = isOwn ? knownTable(this.store.ownTable) : undefined;
    return table ? `${describeTable(table)}.` : choice?.summary;
  }

  /** @param {string} current */
  #editor(current) {
    if (!this.#isOwn(current) || this.store.flags.lock.includes(this.spec.id)) return nothing;
    return html`<button type="button" class="text-button" @click=${() => this.#edit()}>
      ${this.store.ownTable ? 'Edit' : 'Add data'}
    </button>`;
  }

  #edit() {
    this.dispatchEvent(
      new CustomEvent('open-dialog', { detail: 'own-data-dialog', bubbles: true }),
    );
  }

  // Own data can be chosen once there is some, and looked at when it is chosen.
  /** @param {string} id */
  #choose(id) {
    const { store, spec } = this;
    const isChosen = store.value(spec.id) === id;
    if (this.#isOwn(id) && (isChosen || !store.ownTable)) this.#edit();
    else this.store.setSetting(this.spec.id, id);
  }

  /**
   * @param {Choice} choice
   * @param {string} current
   */
  #button({ id, name, summary }, current) {
    const point = (/** @type {string | null} */ pointed) => () => (this.pointed = pointed);
    return html`<button
      type="button"
      role="radio"
      aria-checked=${id === current}
      ?disabled=${this.store.flags.lock.includes(this.spec.id)}
      aria-label=${name}
      title="${name}: ${summary}"
      tabindex=${id === current ? 0 : -1}
      @click=${() => this.#choose(id)}
      @keydown=${this.#onKey}
      @pointerenter=${point(id)}
      @pointerleave=${point(null)}
    >
      <canvas data-id=${id} aria-hidden="true"></canvas>
    </button>`;
  }

  // As radio buttons do: arrows move the choice.
  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...this.querySelectorAll('button')];
    const place = buttons.findIndex((button) => button === event.currentTarget);
    const next = buttons.at((place + way) % buttons.length);
    next?.focus();
    next?.click();
  }

  updated() {
    const table = this.store.ownTable;
    const drawn = [readTheme(this).paper, screenDensity(), knownTable(table) && table].join();
    if (this.#drawn === drawn && this.#previews.size) return;
    this.#drawn = drawn;
    for (const canvas of this.querySelectorAll('canvas')) this.#show(canvas);
  }

  /** @param {HTMLCanvasElement} canvas */
  async #show(canvas) {
    const { id = '' } = canvas.dataset;
    const entry = findEntry(this.store.catalog, 'datasets', id);
    if (!entry) return;
    if (entry.own && this.#showOwn(canvas)) return;
    if (entry.file || entry.own || (entry.features ?? 0) > 2) {
      drawWord(canvas, entry);
      return;
    }
    const asked = this.#previews.get(id) ?? this.#ask(id);
    this.#previews.set(id, asked);
    const preview = await asked;
    if (preview) drawPoints(canvas, preview, entry);
  }

  /** @param {HTMLCanvasElement} canvas */
  #showOwn(canvas) {
    const { store } = this;
    const table = knownTable(store.ownTable);
    if (!table || table.featureNames.length > 2) return false;
    const settings = { [this.spec.id]: canvas.dataset.id ?? '' };
    const config = { ...emptyConfig(), settings, table: store.ownTable };
    const { dataset } = problemOf(config, store.catalog);
    if (!dataset) return false;
    const every = Math.ceil(table.targets.length / THUMBNAIL_POINTS);
    const isShown = (/** @type {unknown} */ _, /** @type {number} */ i) => i % every === 0;
    const inputs = table.inputs.filter(isShown).flat();
    drawPoints(canvas, { inputs, targets: table.targets.filter(isShown) }, dataset);
    return true;
  }

  // A missing thumbnail is no reason to stop.
  /**
   * @param {string} id
   * @returns {Promise<Points | null>}
   */
  #ask(id) {
    const settings = { data: id, samples: THUMBNAIL_POINTS };
    return this.store.compute('preview', { settings }).catch(() => null);
  }
}

customElements.define('dataset-picker', DatasetPicker);

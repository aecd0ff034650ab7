// The element of a picture that shows each run on a tile of its own.

import { html, nothing } from 'lit';
import { runNames } from '../../config/run-names.js';
import { prepareCanvas } from '../../drawing/canvas.js';
import { swatchOf } from '../../elements/swatch.js';
import { PictureView } from './picture-view.js';
import { runValue } from './run-value.js';
import { TWO_LINES, scrollingLayout, tileLayout } from './tile-layout.js';

/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('./picture.js').PictureScene} PictureScene */

// Below these widths captions are smaller.
const SMALL = 160;
const TINY = 100;
// Before it is laid out.
const USUAL = 400;
/** @type {MediaQueryList | undefined} of phones */
let narrow;

/** Small multiples: one picture per run, all of the same size. */
export class TilesView extends PictureView {
  static followsTraining = true;

  get layout() {
    const count = Math.max(1, this.shownRuns.length);
    const { width, height } = this.size;
    if (this.#scrolls) return scrollingLayout(count, width || USUAL);
    const room = { width: width || USUAL, height: height || USUAL };
    const plain = tileLayout(count, room, this.shape);
    return plain.width < SMALL ? tileLayout(count, room, this.shape, TWO_LINES) : plain;
  }

  /** Width per height that suits a tile best. */
  get shape() {
    return 1;
  }

  get #scrolls() {
    // Browsers keep each query that is made.
    narrow ??= matchMedia('(max-width: 639px)');
    return narrow.matches && !this.store.flags.embed;
  }

  get room() {
    const { width, height } = this.layout;
    return { width, height };
  }

  render() {
    const { width, height } = this.layout;
    const size = width < TINY ? 'small tiny' : width < SMALL ? 'small' : '';
    const classes = `tiles ${size} ${this.picture.isBare ? 'bare' : ''}`;
    return html`<div class=${classes} style="--width:${width}px; --height:${height}px">
      ${this.shownRuns.map(({ run, index }) => this.#tile(run, index))}
    </div>`;
  }

  /**
   * Subclasses add listeners and words.
   * @param {string} label
   * @param {number} _index of the run
   * @returns {unknown} template of a canvas
   */
  renderCanvas(label, _index) {
    return html`<canvas role="img" aria-label=${label}></canvas>`;
  }

  /**
   * Draws one tile.
   * @param {CanvasRenderingContext2D} context
   * @param {PictureScene} scene
   */
  drawTile(context, scene) {
    this.picture.draw(context, scene);
  }

  /**
   * @param {RunConfig} run
   * @param {number} index
   */
  #tile(run, index) {
    const name = runNames(this.store.config, this.store.catalog)[index];
    const { config, catalog } = this.store;
    const value = runValue(this.store.runView(index), config, catalog);
    return html`<figure class="tile" data-run=${index}>
      <figcaption>
        ${swatchOf(run, index)}
        <b title=${name}>${nameParts(name)}</b>
        ${value ? html`<span class="value">${value}</span>` : nothing}
      </figcaption>
      ${this.renderCanvas(`${this.view.about} of ${name}${value ? `: ${value}` : ''}`, index)}
    </figure>`;
  }

  draw() {
    const { room } = this;
    for (const figure of this.querySelectorAll('figure')) {
      const run = Number(figure.dataset.run);
      const canvas = figure.querySelector('canvas');
      if (!canvas || !this.store.runView(run)) continue;
      const scene = this.scene(room, { run });
      this.drawTile(prepareCanvas(canvas, room.width, room.height, scene.density), scene);
    }
  }
}

// What tells runs of one rule apart stands at the end of a name, and is not cut: "SGD lr 0.01", "Adam #2".
const TELLING = / (#\d+|[a-z][\w-]* -?\d[\d.e-]*)$/;

/** @param {string} name of a run */
function nameParts(name) {
  const at = name.search(TELLING);
  if (at < 1) return name;
  return html`<span class="tile-rule">${name.slice(0, at)}</span>
    <span>${name.slice(at + 1)}</span>`;
}

customElements.define('tiles-view', TilesView);

/** @type {import('./picture.js').Host['show']} */
export const show = (store, view, picture) =>
  html`<tiles-view
    data-view=${view.id}
    .store=${store}
    .view=${view}
    .picture=${picture}
  ></tiles-view>`;

// The element of a picture that shows each run on a tile of its own.

import { html, nothing } from 'lit';
import { runNames } from '../../config/run-names.js';
import { problemOf } from '../../config/problem.js';
import { formatNumber, formatPercent } from '../../drawing/format.js';
import { prepareCanvas } from '../../drawing/canvas.js';
import { swatchOf } from '../../elements/swatch.js';
import { PictureView } from './picture-view.js';
import { scrollingLayout, tileLayout } from './tile-layout.js';

/** @typedef {import('../../config/config.js').RunConfig} RunConfig */

// Below these sides captions are smaller, and then without a value.
const SMALL = 160;
const TINY = 90;
// Before it is laid out.
const USUAL = 400;

/** Small multiples: one picture per run, all of the same size. */
export class TilesView extends PictureView {
  static followsTraining = true;

  get layout() {
    const count = Math.max(1, this.shownRuns.length);
    const { width, height } = this.size;
    if (this.#scrolls) return scrollingLayout(count, width || USUAL);
    const room = { width: width || USUAL, height: height || USUAL };
    return tileLayout(count, room, Boolean(this.picture.isTall));
  }

  get #scrolls() {
    return matchMedia('(max-width: 799px)').matches && !this.store.flags.embed;
  }

  get room() {
    const { side, tall } = this.layout;
    return { width: side, height: tall };
  }

  render() {
    const { columns, side, tall } = this.layout;
    const classes = `tiles ${side < SMALL ? 'small' : ''} ${this.picture.isBare ? 'bare' : ''}`;
    return html`<div
      class=${classes}
      style="--columns:${columns};--side:${side}px;--tall:${tall}px"
    >
      ${this.shownRuns.map(({ run, index }) => this.#tile(run, index))}
    </div>`;
  }

  /**
   * @param {RunConfig} run
   * @param {number} index
   */
  #tile(run, index) {
    const name = runNames(this.store.config, this.store.catalog)[index];
    const value = this.layout.side < TINY ? '' : this.#valueOf(index);
    return html`<figure class="tile" data-run=${index}>
      <figcaption>
        ${swatchOf(run, index)}
        <b title=${name}>${name}</b>
        ${value ? html`<span class="value">${value}</span>` : nothing}
      </figcaption>
      <canvas
        role="img"
        aria-label="${this.view.about} of ${name}${value ? `: ${value}` : ''}"
      ></canvas>
    </figure>`;
  }

  /**
   * How good a run is, in few characters.
   * @param {number} index
   */
  #valueOf(index) {
    const state = this.store.runView(index)?.state;
    if (!state) return '';
    const { valAccuracy, valR2 } = state;
    const { dataset } = problemOf(this.store.config, this.store.catalog);
    if (dataset?.task === 'regression') return `R² ${formatNumber(valR2)}`;
    if (this.layout.side >= SMALL) return formatPercent(valAccuracy);
    return Number.isFinite(valAccuracy) ? `${Math.round(100 * valAccuracy)}\u202f%` : '–';
  }

  draw() {
    const { room } = this;
    for (const figure of this.querySelectorAll('figure')) {
      const run = Number(figure.dataset.run);
      const canvas = figure.querySelector('canvas');
      if (!canvas || !this.store.runView(run)) continue;
      const scene = this.scene(room, { run });
      this.picture.draw(prepareCanvas(canvas, room.width, room.height, scene.density), scene);
    }
  }
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

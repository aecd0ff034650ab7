// The element of a test surface: asks a worker for its values, and lets the start be dragged.

import { html } from 'lit';
import { runLegend } from '../picture/run-legend.js';
import { WholeView } from '../picture/whole-view.js';
import { wantsArrows } from '../plane/arrows-later.js';
import { stepAt } from '../plane/step-at.js';
import { ARROW_WORDS, PATH_WORDS, arrowsButton, lookIntoStep } from '../plane/step-tools.js';
import { gridFor, measureSurface } from './measure.js';
import { plotFor, startOf, surfaceOf } from './surface-landscape.js';

/** @typedef {import('./surface-landscape.js').SurfaceResults} SurfaceResults */

// As far from the start, in pixels, a press still grabs it.
const GRAB_DISTANCE = 16;
const DIGITS = 3;

export class SurfaceLandscapeView extends WholeView {
  // Whether the last press moved the start.
  #hasMoved = false;
  // Text of what the results are of.
  #key = '';
  /** @type {SurfaceResults | undefined} */
  #results;
  #isDragging = false;

  get summary() {
    const name = surfaceOf(this.store)?.name;
    return `${name} from above with the paths of ${this.shownRuns.length} runs`;
  }

  renderHead() {
    return html`<div class="landscape-head">
      ${runLegend(this.store)}
      <div class="landscape-tools">${arrowsButton(this.store, () => this.drawFrame())}</div>
    </div>`;
  }

  renderCanvas() {
    return html`<canvas
      role="img"
      aria-label=${this.summary}
      @click=${this.#onClick}
      @pointerdown=${this.#onPress}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onRelease}
      @pointercancel=${this.#onRelease}
    ></canvas>`;
  }

  renderNote() {
    // A plain slope has none.
    const hasCrosses = this.#results?.minima.length !== 0;
    return html`<p class="note">
      Drag the ring to start elsewhere. ${hasCrosses ? 'Crosses mark minima; lines' : 'Lines'} join
      points of equal height. ${wantsArrows(this.store.config) ? ARROW_WORDS : PATH_WORDS}
    </p>`;
  }

  get results() {
    return this.#results;
  }

  draw() {
    super.draw();
    this.#ask();
  }

  // Values come from a worker, once per surface and shape of the canvas.
  async #ask() {
    const { store, canvasSize } = this;
    const grid = canvasSize && gridFor(store, canvasSize);
    const key = JSON.stringify(grid);
    if (!grid || key === this.#key) return;
    this.#key = key;
    const compute = store.compute.bind(store);
    // A mistake in an own text is told by the notices.
    const results = await measureSurface(compute, grid).catch(() => undefined);
    if (this.#key !== key) return;
    this.#results = results;
    this.requestUpdate();
    this.drawFrame();
  }

  // ---- The start is moved by hand ----

  /** @param {PointerEvent} event */
  #plotUnder(event) {
    const { clientWidth: width, clientHeight: height } = /** @type {Element} */ (
      event.currentTarget
    );
    return plotFor(this.store, { width, height });
  }

  /** @param {PointerEvent} event */
  #onPress(event) {
    this.#hasMoved = false;
    const plot = this.#plotUnder(event);
    if (!plot) return;
    const [x, y] = startOf(this.store);
    const far = Math.hypot(event.offsetX - plot.toX(x), event.offsetY - plot.toY(y));
    if (far > GRAB_DISTANCE) return;
    event.preventDefault();
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#isDragging = true;
    this.#hasMoved = true;
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const plot = this.#isDragging && this.#plotUnder(event);
    if (!plot) return;
    const clamped = (
      /** @type {number} */ value,
      /** @type {number} */ low,
      /** @type {number} */ high,
    ) => Number(Math.min(high, Math.max(low, value)).toPrecision(DIGITS));
    this.store.setSetting('start', [
      clamped(plot.fromX(event.offsetX), plot.xMin, plot.xMax),
      clamped(plot.fromY(event.offsetY), plot.yMin, plot.yMax),
    ]);
  }

  /** @param {PointerEvent} event */
  #onClick(event) {
    const plot = this.#hasMoved ? null : this.#plotUnder(event);
    if (!plot) return;
    const ways = new Map(
      this.shownRuns.flatMap(({ index }) => {
        const path = this.store.runView(index)?.path;
        return path ? [[index, path]] : [];
      }),
    );
    const found = stepAt(ways, plot, { x: event.offsetX, y: event.offsetY });
    if (found) lookIntoStep(this.store, found);
  }

  #onRelease() {
    this.#isDragging = false;
  }
}

customElements.define('surface-landscape-view', SurfaceLandscapeView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view, picture) =>
  html`<surface-landscape-view
    data-view=${view.id}
    .store=${store}
    .view=${view}
    .picture=${picture}
  ></surface-landscape-view>`;

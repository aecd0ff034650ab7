import { LitElement, html, svg, nothing } from 'lit';
import { formatSetting } from '../../drawing/typed-values.js';
import { addKnot, moveKnot, readKnots, removeKnot, topFactor, writeKnots } from './knots.js';
import * as icons from '../icons.js';
import { tellValue } from '../listeners.js';

/** @typedef {import('./knots.js').Knot} Knot */
/** @typedef {{ x: number, y: number }} Point in units of the picture */

const WIDTH = 240;
const HEIGHT = 140;
const MARGIN = { left: 28, right: 12, top: 10, bottom: 20 };
const GRAB = 14;
// A point that is dragged so far out of the picture is deleted when it is let go.
const THROW = 34;

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * A schedule drawn by hand: points that are added with a click, dragged, and deleted. Fires
 * "value-change" with `detail.value` (pairs of update and factor).
 */
export class KnotEditor extends LitElement {
  static properties = {
    value: { attribute: false },
    steps: { attribute: false },
    chosen: { state: true },
    thrown: { state: true },
  };

  /** @type {{ index: number, top: number } | null} */
  #drag = null;

  constructor() {
    super();
    /** @type {number[]} pairs of update and factor */
    this.value = [];
    this.steps = 1;
    this.chosen = 0;
    this.thrown = false;
  }

  createRenderRoot() {
    return this;
  }

  get #knots() {
    return readKnots(this.value, this.steps);
  }

  // While a point is dragged the axis stands still.
  get #top() {
    return this.#drag?.top ?? topFactor(this.#knots);
  }

  render() {
    const knots = this.#knots;
    const chosen = Math.min(this.chosen, knots.length - 1);
    return html`<div class="knots">
      <svg
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        role="group"
        aria-label="Schedule as points: update and factor of the rate"
        @pointerdown=${this.#onPress}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onRelease}
        @pointercancel=${this.#onRelease}
        @dblclick=${this.#onDoubleClick}
      >
        ${this.#axes()}
        <path class="knot-line" d=${this.#path(knots)}></path>
        ${knots.map((knot, index) => this.#knot(knot, index, index === chosen))}
      </svg>
      <div class="knot-foot">
        <span class="note"
          >Click to add a point, drag to move it, drag it off the chart to delete it.</span
        >
        <button
          type="button"
          class="btn icon small quiet"
          aria-label="Remove the chosen point"
          title="Remove the chosen point"
          ?disabled=${knots.length < 2}
          @click=${() => this.#remove(chosen)}
        >
          ${icons.close}
        </button>
      </div>
    </div>`;
  }

  #axes() {
    const top = this.#top;
    const marks = [0, top > 1.6 ? top / 2 : 1, ...(top > 1.6 ? [top] : [])];
    const y = (/** @type {number} */ factor) => this.#toY(factor);
    const right = WIDTH - MARGIN.right;
    return svg`${marks.map(
      (factor) => svg`<path class="knot-grid" d="M${MARGIN.left} ${y(factor)}H${right}"></path>
        <text x=${MARGIN.left - 6} y=${y(factor) + 4} text-anchor="end">${formatSetting(factor)}</text>`,
    )}
    <text x=${MARGIN.left} y=${HEIGHT - 4}>0</text>
    <text x=${right} y=${HEIGHT - 4} text-anchor="end">${formatSetting(this.steps)}</text>`;
  }

  /** @param {Knot[]} knots at least one */
  #path(knots) {
    const corners = knots.map(({ step, factor }) => `${this.#toX(step)} ${this.#toY(factor)}`);
    const [first, last] = [knots[0], knots[knots.length - 1]];
    const right = WIDTH - MARGIN.right;
    return `M${MARGIN.left} ${this.#toY(first.factor)}L${corners.join('L')}L${right} ${this.#toY(last.factor)}`;
  }

  /**
   * @param {Knot} knot
   * @param {number} index
   * @param {boolean} isChosen
   */
  #knot(knot, index, isChosen) {
    const isThrown = isChosen && this.thrown;
    return svg`<circle
      class="knot ${isChosen ? 'chosen' : ''} ${isThrown ? 'thrown' : ''}"
      cx=${this.#toX(knot.step)}
      cy=${this.#toY(knot.factor)}
      r="6"
      tabindex="0"
      role="button"
      aria-label="Point ${index + 1}: update ${knot.step}, factor ${formatSetting(knot.factor)}"
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, index)}
      @focus=${() => (this.chosen = index)}
    ></circle>${
      isChosen && this.#drag
        ? svg`<text class="knot-words" text-anchor="middle"
            x=${Math.min(WIDTH - 52, Math.max(52, this.#toX(knot.step)))}
            y=${this.#toY(knot.factor) < 30 ? this.#toY(knot.factor) + 22 : this.#toY(knot.factor) - 12}
            >${isThrown ? 'delete' : `${knot.step}: ${formatSetting(knot.factor)}`}</text>`
        : nothing
    }`;
  }

  // ---- Places ----

  /** @param {number} step */
  #toX(step) {
    const share = Math.min(1, step / Math.max(1, this.steps));
    return MARGIN.left + share * (WIDTH - MARGIN.left - MARGIN.right);
  }

  /** @param {number} factor */
  #toY(factor) {
    const share = Math.min(1, factor / this.#top);
    return HEIGHT - MARGIN.bottom - share * (HEIGHT - MARGIN.top - MARGIN.bottom);
  }

  /** @param {MouseEvent} event of the picture */
  #place(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const scale = WIDTH / box.width;
    const x = (event.clientX - box.left) * scale;
    const y = (event.clientY - box.top) * scale;
    const step =
      ((x - MARGIN.left) / (WIDTH - MARGIN.left - MARGIN.right)) * Math.max(1, this.steps);
    const up = (HEIGHT - MARGIN.bottom - y) / (HEIGHT - MARGIN.top - MARGIN.bottom);
    const out = Math.max(-x, x - WIDTH, -y, y - HEIGHT);
    return { x, y, out, step: roundStep(step, this.steps), factor: roundFactor(up * this.#top) };
  }

  /** @param {Point} place */
  #nearest({ x, y }) {
    const far = this.#knots.map((knot) =>
      Math.hypot(this.#toX(knot.step) - x, this.#toY(knot.factor) - y),
    );
    const index = far.indexOf(Math.min(...far));
    return far[index] <= GRAB ? index : -1;
  }

  // ---- Mouse and finger ----

  /** @param {PointerEvent} event */
  #onPress(event) {
    if (event.button) return;
    const place = this.#place(event);
    let index = this.#nearest(place);
    if (index < 0) {
      const added = addKnot(this.#knots, { ...place, factor: Math.max(0, place.factor) });
      index = added.index;
      this.#emit(added.knots);
    }
    this.chosen = index;
    this.#drag = { index, top: this.#top };
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (!this.#drag) return;
    const place = this.#place(event);
    this.thrown = place.out > THROW && this.#knots.length > 1;
    if (this.thrown) return;
    this.#emit(moveKnot(this.#knots, this.#drag.index, place, this.steps));
  }

  #onRelease() {
    if (!this.#drag) return;
    const { index } = this.#drag;
    this.#drag = null;
    if (this.thrown) this.#remove(index);
    this.thrown = false;
    this.requestUpdate();
  }

  /** @param {MouseEvent} event */
  #onDoubleClick(event) {
    const index = this.#nearest(this.#place(event));
    if (index >= 0) this.#remove(index);
  }

  // ---- Keyboard ----

  /**
   * @param {KeyboardEvent} event
   * @param {number} index
   */
  #onKey(event, index) {
    const way = WAYS[event.key];
    const knots = this.#knots;
    const { step, factor } = knots[index];
    if (way) {
      const [right, up] = way.map((part) => part * (event.shiftKey ? 5 : 1));
      const wish = {
        step: step + right * Math.max(1, Math.round(this.steps / 100)),
        factor: factor + (up * this.#top) / 50,
      };
      this.#emit(moveKnot(knots, index, wish, this.steps));
    } else if (event.key === 'Delete' || event.key === 'Backspace') this.#remove(index);
    else if (event.key === 'Enter' || event.key === '+') this.#split(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // A new point halfway to the next, for those who do not click.
  /** @param {number} index */
  #split(index) {
    const knots = this.#knots;
    const from = knots[index];
    const to = knots[index + 1] ?? { step: this.steps, factor: from.factor };
    const middle = { step: (from.step + to.step) / 2, factor: (from.factor + to.factor) / 2 };
    const added = addKnot(knots, middle);
    this.#emit(added.knots);
    this.chosen = added.index;
  }

  /** @param {number} index */
  #remove(index) {
    this.#emit(removeKnot(this.#knots, index));
    this.chosen = Math.max(0, index - 1);
  }

  /** @param {Knot[]} knots */
  #emit(knots) {
    // The next event may come before the value comes back.
    this.value = writeKnots(knots);
    tellValue(this, this.value);
  }
}

// A pixel is many updates: round ones are easier to read and to say.
/**
 * @param {number} step
 * @param {number} steps
 */
function roundStep(step, steps) {
  const grain = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, steps) / 200)));
  return Math.round(step / grain) * grain;
}

/** @param {number} factor */
function roundFactor(factor) {
  return Math.max(0, Math.round(factor * 100) / 100);
}

customElements.define('knot-editor', KnotEditor);

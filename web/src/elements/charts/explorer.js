// What hands can do with charts besides reading them off: look closer, and show one run only. What
// that means is up to the element whose charts they are.

import { html } from 'lit';
import { panBy, placeOn, placesOn, rangeWith, valuesOn, zoomAround } from '../../drawing/zoom.js';
import { endLabels } from '../../drawing/end-labels.js';
import './explorer.css';

// A shorter drag is a click.
const SHORTEST_DRAG = 6;
const KEY_FACTOR = 1.5;
const KEY_SHARE = 0.2;
const WHEEL_RATE = 0.008;
// A notch of a mouse wheel counts as much as a long move of two fingers, not more.
const LONGEST_WHEEL = 40;
const LINE_HEIGHT = 16;
// Fingers nearer to each other would zoom in leaps; part of the width of the plot.
const NEAREST_FINGERS = 0.05;
const LABEL_HEIGHT = 15;

/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */
/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../../drawing/zoom.js').Range} Range */
/** @typedef {import('../../ui/charts/plain-chart.js').PlainChart | import('./curve-chart.js').CurveChart} DrawnChart */

/**
 * @typedef {object} Actions what the element does
 * @property {(canvas: HTMLCanvasElement) => { chart?: DrawnChart | null, model?: ChartModel | null }} find
 *   its chart and what that shows, see zoomModel
 * @property {(range: Range | null) => void} zoomTo the range is not yet
 *   clamped; null: the whole axis
 * @property {(model: ChartModel) => number | null | undefined} cursor where keys zoom
 * @property {(curve: Curve) => { words: string, act: () => void } | null} alone shows one run only,
 *   or all again; null: there is but one
 * @property {(curve: Curve | undefined) => void} [hover] brings a curve forward whose name is pointed at;
 *   undefined: none is
 */

/**
 * @typedef {object} Place under a pointer
 * @property {HTMLCanvasElement} canvas
 * @property {DrawnChart} chart
 * @property {ChartModel} model
 * @property {number} x pixels from the left border of the canvas
 * @property {number} share of the width of the plot
 * @property {boolean} isIn whether it is between the ends of the x axis
 */

/**
 * @typedef {object} Drag across a part of the x axis
 * @property {number} id of the pointer
 * @property {number} from x in pixels
 * @property {HTMLCanvasElement} canvas
 * @property {HTMLElement | null} box marks the part; null: it is not yet more than a click
 */

/** Hands on the charts of one element. Owns its listeners: call dispose(). */
export class Explorer {
  #actions;
  /** @type {Drag | null} */
  #drag = null;
  #hasDragged = false;
  /** @type {Map<number, Place>} */
  #fingers = new Map();
  /** @type {{ values: [number, number] } | null} values under the two fingers when they came */
  #pinch = null;
  #listeners = new AbortController();

  /**
   * @param {HTMLElement} host its canvases are charts
   * @param {Actions} actions
   */
  constructor(host, actions) {
    this.#actions = actions;
    const { signal } = this.#listeners;
    /**
     * @template {keyof HTMLElementEventMap} Type
     * @param {Type} type
     * @param {(event: HTMLElementEventMap[Type]) => void} handle
     */
    const listen = (type, handle) =>
      host.addEventListener(type, (event) => canvasOf(event) && handle(event), {
        signal,
        passive: false,
      });
    listen('pointerdown', (event) => this.#onPress(event));
    listen('pointermove', (event) => this.#onMove(event));
    listen('pointerup', (event) => this.#onRelease(event));
    listen('pointercancel', (event) => this.#onCancel(event));
    listen('pointerout', () => this.#actions.hover?.(undefined));
    listen('click', (event) => this.#onClick(event));
    listen('dblclick', (event) => this.#onDoubleClick(event));
    listen('wheel', (event) => this.#onWheel(event));
    listen('keydown', (event) => this.#onKey(event));
  }

  dispose() {
    this.#listeners.abort();
    this.#endDrag();
  }

  /**
   * Whether an event is part of something else than pointing at a place of the curves: it drags (a
   * click: it ends a drag), or is at the name of a run.
   * @param {PointerEvent} event
   */
  isBusy(event) {
    if (event.type === 'click' ? this.#hasDragged : this.#drag?.box) return true;
    const place = this.#place(event);
    return Boolean(place && this.#labelAt(event, place));
  }

  // ---- Pointer ----

  /**
   * @param {MouseEvent} event
   * @returns {Place | null} null: nothing is drawn there yet
   */
  #place(event) {
    const canvas = canvasOf(event);
    if (!canvas) return null;
    const { chart, model } = this.#actions.find(canvas);
    if (!chart?.area || !model) return null;
    const { left, right } = chart.area;
    const x = event.offsetX;
    const share = (x - left) / (right - left);
    return { canvas, chart, model, x, share, isIn: x >= left && x <= right };
  }

  /** @param {PointerEvent} event */
  #onPress(event) {
    const place = this.#place(event);
    this.#hasDragged = false;
    // The line of the present has its own drag.
    if (!place || event.defaultPrevented) return;
    if (event.pointerType === 'touch') this.#onFinger(event, place);
    else if (event.button === 0 && place.isIn && !this.#labelAt(event, place)) {
      this.#drag = { id: event.pointerId, from: place.x, canvas: place.canvas, box: null };
    }
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    const place = this.#place(event);
    if (!place) return;
    if (this.#fingers.has(event.pointerId)) {
      this.#fingers.set(event.pointerId, place);
      if (this.#pinch) this.#onPinch();
    } else if (this.#drag?.id === event.pointerId) {
      this.#onDrag(this.#drag, place);
    } else {
      this.#showHand(event, place);
    }
  }

  /** @param {PointerEvent} event */
  #onRelease(event) {
    const drag = this.#drag;
    const place = this.#place(event);
    if (drag?.box && drag.id === event.pointerId && place) {
      const { chart } = place;
      const [a, b] = [drag.from, inArea(place.x, chart)].sort((one, other) => one - other);
      if (b - a >= SHORTEST_DRAG) {
        this.#actions.zoomTo({ min: chart.valueAt(a), max: chart.valueAt(b) });
      }
    }
    this.#onCancel(event);
  }

  /** @param {PointerEvent} event */
  #onCancel(event) {
    this.#fingers.delete(event.pointerId);
    this.#pinch = null;
    this.#endDrag();
  }

  // ---- Dragging across a part ----

  /**
   * @param {Drag} drag
   * @param {Place} place
   */
  #onDrag(drag, { x, chart }) {
    if (!drag.box && Math.abs(x - drag.from) < SHORTEST_DRAG) return;
    if (!drag.box) {
      this.#hasDragged = true;
      drag.canvas.setPointerCapture(drag.id);
      drag.box = document.createElement('div');
      drag.box.className = 'zoom-selection';
      drag.canvas.parentElement?.append(drag.box);
    }
    const { top, bottom } = chart.area;
    const to = inArea(x, chart);
    Object.assign(drag.box.style, {
      left: `${Math.min(drag.from, to)}px`,
      width: `${Math.abs(to - drag.from)}px`,
      top: `${top}px`,
      height: `${bottom - top}px`,
    });
  }

  #endDrag() {
    this.#drag?.box?.remove();
    this.#drag = null;
  }

  // ---- Two fingers ----

  /**
   * @param {PointerEvent} event
   * @param {Place} place
   */
  #onFinger(event, place) {
    this.#fingers.set(event.pointerId, place);
    if (this.#fingers.size !== 2) {
      this.#pinch = null;
      return;
    }
    const [one, other] = [...this.#fingers.values()];
    this.#pinch = { values: [placeUnder(one), placeUnder(other)] };
  }

  #onPinch() {
    const [one, other] = [...this.#fingers.values()];
    const { values } = this.#pinch ?? { values: [0, 0] };
    const apart = Math.abs(other.share - one.share);
    if (apart < NEAREST_FINGERS || values[0] === values[1]) return;
    this.#zoomOn(one.model.x, rangeWith(values, [one.share, other.share]));
  }

  // ---- Names at the ends ----

  /**
   * @param {MouseEvent} event
   * @param {Place} place
   * @returns {Curve | undefined}
   */
  #labelAt({ offsetX, offsetY }, { canvas, chart }) {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    return endLabels(context, chart.picture).find(
      ({ curve, x, y, width }) =>
        offsetX >= x - 3 &&
        offsetX <= x + width + 3 &&
        Math.abs(offsetY - y) <= LABEL_HEIGHT / 2 &&
        this.#actions.alone(curve),
    )?.curve;
  }

  /**
   * @param {PointerEvent} event
   * @param {Place} place
   */
  #showHand(event, place) {
    const { canvas } = place;
    const curve = this.#labelAt(event, place);
    if (curve) canvas.style.cursor = 'pointer';
    this.#actions.hover?.(curve);
    canvas.title = (curve && this.#actions.alone(curve)?.words) ?? '';
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const place = this.#place(event);
    if (!place || this.#hasDragged) return;
    const curve = this.#labelAt(event, place);
    if (curve) this.#actions.alone(curve)?.act();
  }

  /** @param {MouseEvent} event */
  #onDoubleClick(event) {
    const place = this.#place(event);
    if (place?.isIn && !this.#labelAt(event, place)) this.#actions.zoomTo(null);
  }

  // ---- Wheel and keys ----

  /**
   * @param {Axis} axis
   * @param {Range} range of places
   */
  #zoomOn(axis, range) {
    this.#actions.zoomTo(valuesOn(axis, range));
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    const place = this.#place(event);
    if (!place) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_HEIGHT : 1;
    const [x, y] = [unit * event.deltaX, unit * event.deltaY];
    const { chart, model } = place;
    const range = placesOn(model.x);
    if (event.ctrlKey || event.metaKey) {
      const move = Math.min(LONGEST_WHEEL, Math.max(-LONGEST_WHEEL, y));
      const centre = placeUnder({ ...place, x: inArea(place.x, chart) });
      this.#zoomOn(model.x, zoomAround(range, centre, Math.exp(WHEEL_RATE * move)));
    } else if (event.shiftKey && model.whole) {
      const { left, right } = chart.area;
      this.#zoomOn(model.x, panBy(range, (x || y) / (right - left)));
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') this.#endDrag();
    const canvas = canvasOf(event);
    const { model } = canvas ? this.#actions.find(canvas) : {};
    const move = model && this.#moves(model)[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  /**
   * @param {ChartModel} model
   * @returns {Record<string, () => void>} what keys do
   */
  #moves(model) {
    const { x, whole } = model;
    const range = placesOn(x);
    /** @param {number} factor */
    const zoom = (factor) => this.#zoomOn(x, zoomAround(range, this.#centre(model), factor));
    /** @param {number} share */
    const pan = (share) => whole && this.#zoomOn(x, panBy(range, share));
    return {
      0: () => this.#actions.zoomTo(null),
      '+': () => zoom(1 / KEY_FACTOR),
      '=': () => zoom(1 / KEY_FACTOR),
      '-': () => zoom(KEY_FACTOR),
      ',': () => pan(-KEY_SHARE),
      '.': () => pan(KEY_SHARE),
    };
  }

  /**
   * The crosshair keeps its place, or else the middle.
   * @param {ChartModel} model
   */
  #centre(model) {
    const { min, max } = placesOn(model.x);
    const wished = placeOn(model.x, this.#actions.cursor(model) ?? NaN);
    return wished >= min && wished <= max ? wished : (min + max) / 2;
  }
}

/**
 * @param {number} x
 * @param {DrawnChart} chart
 */
function inArea(x, { area: { left, right } }) {
  return Math.min(right, Math.max(left, x));
}

/**
 * @param {Place} place
 */
function placeUnder({ chart, model, x }) {
  return placeOn(model.x, chart.valueAt(x));
}

/**
 * @param {Event} event
 * @returns {HTMLCanvasElement | null} that it is on
 */
function canvasOf({ target }) {
  return target instanceof HTMLCanvasElement ? target : null;
}

/**
 * A way back from a part to the whole.
 * @param {string} name class
 * @param {unknown} icon template
 * @param {string} words
 * @param {string} title
 * @param {() => void} onClick
 */
export function backChip(name, icon, words, title, onClick) {
  return html`<button
    type="button"
    class="chip toggle back ${name}"
    title=${title}
    @click=${onClick}
  >
    ${words} ${icon}
  </button>`;
}

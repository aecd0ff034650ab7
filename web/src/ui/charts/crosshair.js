// The crosshair that all charts of training share: by pointer and by key, with what the curves say
// there; and the line of the present, which can be dragged back. Loaded after the first curve.

import { readoutText } from '../../drawing/curve-text.js';
import { readAt, unitName, xText } from '../../drawing/reading.js';
import { nextPoint } from '../../drawing/zoom.js';
import { fillReadout, placeReadout } from './readout.js';

const SUMMARY_INTERVAL = 2000;
const GRAB_DISTANCE = 5;
// A little beside the plot still counts.
const MARGIN = 4;

/**
 * @typedef {object} ShownChart
 * @property {string} id
 * @property {HTMLCanvasElement} canvas
 * @property {object} chart see CurveChart
 * @property {object} model what it shows
 */

/** Owns its listeners: call dispose(). */
export class Crosshair {
  #host;
  #charts;
  #hovered = null;
  #dragsNow = false;
  #summarised = 0;
  #listeners = new AbortController();

  /**
   * @param {HTMLElement & { store: object }} host its canvases are the charts
   * @param {() => ShownChart[]} charts that are there now
   */
  constructor(host, charts) {
    this.#host = host;
    this.#charts = charts;
    const listen = (type, handle) =>
      host.addEventListener(
        type,
        (event) => {
          const shown = charts().find(({ canvas }) => canvas === event.target);
          if (shown?.model) handle(event, shown);
        },
        { signal: this.#listeners.signal },
      );
    listen('pointerdown', (event, shown) => this.#onPress(event, shown));
    listen('pointermove', (event, shown) => this.#onMove(event, shown));
    listen('pointerup', () => (this.#dragsNow = false));
    listen('pointercancel', () => (this.#dragsNow = false));
    listen('pointerout', () => this.#leave());
    listen('focusout', () => this.#leave());
    listen('keydown', (event, shown) => this.#onKey(event, shown));
  }

  dispose() {
    this.#listeners.abort();
  }

  /** Says what there is to say about what the charts show now. */
  update() {
    this.#showReadout();
    this.#summarise();
  }

  get #store() {
    return this.#host.store;
  }

  #onMove({ offsetX, target }, { id, chart, model }) {
    if (!chart.area) return;
    const { left, right } = chart.area;
    const pixel = Math.min(right, Math.max(left, offsetX));
    if (this.#dragsNow) this.#seek(chart, pixel);
    target.style.cursor = isOnNow(offsetX, chart, model) ? 'ew-resize' : '';
    const inside = offsetX >= left - MARGIN && offsetX <= right + MARGIN;
    this.#hovered = inside ? id : null;
    this.#store.setCursor(inside ? chart.valueAt(pixel) : null);
  }

  #leave() {
    this.#hovered = null;
    this.#store.setCursor(null);
  }

  #onPress(event, { chart, model }) {
    if (event.button !== 0 || !isOnNow(event.offsetX, chart, model)) return;
    event.preventDefault();
    event.target.setPointerCapture(event.pointerId);
    this.#dragsNow = true;
  }

  #seek(chart, pixel) {
    const { frame } = this.#store;
    const { now } = chart.picture.model;
    // At step 0 other units than steps have no scale to go by.
    const perUnit = this.#store.value('x') === 'step' ? 1 : frame.step / now;
    if (Number.isFinite(perUnit)) this.#store.seek(chart.valueAt(pixel) * perUnit);
  }

  // By key it goes from point to point, so that it says something new each time.
  #onKey(event, { id, model }) {
    if (event.key === 'Escape') this.#leave();
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const { curves, x } = model;
    const from = this.#store.ui.cursor ?? model.now ?? x.min;
    const move = (way * (x.max - x.min)) / (event.shiftKey ? 20 : 200);
    // What is read off there is the point before.
    const point = nextPoint(curves, from, -1) ?? from;
    const next = nextPoint(curves, point + move, way) ?? from + move;
    this.#hovered = id;
    this.#store.setCursor(Math.min(x.max, Math.max(x.min, next)));
  }

  #showReadout() {
    const { cursor } = this.#store.ui;
    for (const { id, canvas, chart, model } of this.#charts()) {
      const box = canvas.parentElement.querySelector('.readout');
      const rows = cursor !== null && id === this.#hovered ? readAt(model, cursor) : [];
      box.hidden = rows.length === 0;
      if (rows.length) this.#fill(box, rows, chart.picture);
    }
  }

  #fill(box, rows, { model, toX, width }) {
    const { cursor } = this.#store.ui;
    const unit = unitName(this.#store.value('x'));
    const text = readoutText(rows, unit, Boolean(model.y.percent));
    fillReadout(
      box,
      text.heading ?? `${xText(cursor)} ${unit}`,
      rows.map((row, i) => ({ ...row, ...text.rows[i] })),
    );
    placeReadout(box, width, toX(cursor));
  }

  // Words for those who do not see the curves.
  #summarise() {
    const now = performance.now();
    if (now - this.#summarised < SUMMARY_INTERVAL && this.#store.frame.playing) return;
    this.#summarised = now;
    const unit = unitName(this.#store.value('x'));
    for (const { canvas, model } of this.#charts()) {
      if (model) canvas.setAttribute('aria-label', summary(model, unit));
    }
  }
}

function isOnNow(x, chart, { now }) {
  return now > 0 && chart.area && Math.abs(chart.picture.toX(now) - x) <= GRAB_DISTANCE;
}

function summary(shown, unit) {
  const model = shown.whole ?? shown;
  const at = model.now ?? 0;
  const values = readAt(model, at).map(({ name, value }) => `${name} ${model.format(value)}`);
  return [
    `${model.title}${model.subtitle ? ` (${model.subtitle})` : ''}`,
    `after ${xText(at)} ${unit}: ${values.join(', ') || 'nothing yet'}`,
    ...model.markers.map(({ words }) => words).filter(Boolean),
    ...(shown.whole ? [`Shown from ${xText(shown.x.min)} to ${xText(shown.x.max)}`] : []),
  ].join('. ');
}

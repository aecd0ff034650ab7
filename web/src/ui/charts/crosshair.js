// The crosshair that all charts of training share: by pointer and by key, with what the curves say
// there; and the line of the present, which can be dragged back. Loaded after the first curve.

import { curveSentences, readoutText } from '../../drawing/curve-text.js';
import { readAt, unitName, xText } from '../../drawing/reading.js';
import { nextPoint } from '../../drawing/zoom.js';
import { fillReadout, placeReadout } from '../../elements/charts/readout.js';

const SUMMARY_INTERVAL = 2000;
const GRAB_DISTANCE = 5;
// A little beside the plot still counts.
const MARGIN = 4;

/**
 * @typedef {object} ShownChart
 * @property {string} id
 * @property {HTMLCanvasElement} canvas
 * @property {import('./plain-chart.js').PlainChart | import('../../elements/charts/curve-chart.js').CurveChart} chart
 * @property {ChartModel | undefined} model what it shows; undefined: nothing yet
 */

/** @typedef {ShownChart & { model: ChartModel }} ShownModel */
/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Picture} Picture */

/** Owns its listeners: call dispose(). */
export class Crosshair {
  #host;
  #charts;
  /** @type {string | null} */
  #hovered = null;
  #dragsNow = false;
  #summarised = 0;
  #listeners = new AbortController();

  /**
   * @param {import('./curves-view.js').CurvesView} host its canvases are the charts
   * @param {() => ShownChart[]} charts that are there now
   */
  constructor(host, charts) {
    this.#host = host;
    this.#charts = charts;
    const { signal } = this.#listeners;
    /** @param {Event} event */
    const shownAt = ({ target }) =>
      charts()
        .filter(hasModel)
        .find(({ canvas }) => canvas === target);
    /**
     * @param {'pointerdown' | 'pointermove'} type
     * @param {(event: PointerEvent, shown: ShownModel) => void} handle
     */
    const listen = (type, handle) =>
      host.addEventListener(
        type,
        (event) => {
          const shown = shownAt(event);
          if (shown) handle(event, shown);
        },
        { signal },
      );
    listen('pointerdown', (event, shown) => this.#onPress(event, shown));
    listen('pointermove', (event, shown) => this.#onMove(event, shown));
    const drop = () => (this.#dragsNow = false);
    host.addEventListener('pointerup', drop, { signal });
    host.addEventListener('pointercancel', drop, { signal });
    /** @param {Event} event */
    const leave = (event) => shownAt(event) && this.#leave();
    host.addEventListener('pointerout', leave, { signal });
    host.addEventListener('focusout', leave, { signal });
    host.addEventListener(
      'keydown',
      (event) => {
        const shown = shownAt(event);
        if (shown) this.#onKey(event, shown);
      },
      { signal },
    );
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

  /**
   * @param {PointerEvent} event
   * @param {ShownModel} shown
   */
  #onMove({ offsetX }, { id, canvas, chart, model }) {
    if (!chart.area) return;
    const { left, right } = chart.area;
    const pixel = Math.min(right, Math.max(left, offsetX));
    if (this.#dragsNow) this.#seek(chart, pixel);
    canvas.style.cursor = isOnNow(offsetX, chart, model) ? 'ew-resize' : '';
    const inside = offsetX >= left - MARGIN && offsetX <= right + MARGIN;
    this.#hovered = inside ? id : null;
    this.#store.setCursor(inside ? chart.valueAt(pixel) : null);
  }

  #leave() {
    this.#hovered = null;
    this.#store.setCursor(null);
  }

  /**
   * @param {PointerEvent} event
   * @param {ShownModel} shown
   */
  #onPress(event, { canvas, chart, model }) {
    if (event.button !== 0 || !isOnNow(event.offsetX, chart, model)) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    this.#dragsNow = true;
  }

  /**
   * @param {ShownModel['chart']} chart
   * @param {number} pixel
   */
  #seek(chart, pixel) {
    const { frame } = this.#store;
    const { now } = chart.picture.model;
    if (!frame || now === null) return;
    // At step 0 other units than steps have no scale to go by.
    const perUnit = this.#store.value('x') === 'step' ? 1 : frame.step / now;
    if (Number.isFinite(perUnit)) this.#store.seek(chart.valueAt(pixel) * perUnit);
  }

  /**
   * By key it goes from point to point, so that it says something new each time.
   * @param {KeyboardEvent} event
   * @param {ShownModel} shown
   */
  #onKey(event, { id, model }) {
    if (event.key === 'Escape') this.#leave();
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const way = event.key === 'ArrowRight' ? 1 : -1;
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
      const box = /** @type {HTMLElement} */ (canvas.parentElement?.querySelector('.readout'));
      const isRead = model && cursor !== null && id === this.#hovered;
      const rows = isRead ? readAt(model, cursor) : [];
      box.hidden = rows.length === 0;
      if (rows.length) this.#fill(box, rows, chart.picture);
    }
  }

  /**
   * @param {HTMLElement} box
   * @param {import('../../drawing/reading.js').ReadRow[]} rows
   * @param {Picture} picture
   */
  #fill(box, rows, { model, toX, width }) {
    const cursor = this.#store.ui.cursor ?? 0;
    const unit = unitName(String(this.#store.value('x')));
    const text = readoutText(rows, unit, Boolean(model.y.percent));
    fillReadout(
      box,
      text.heading ?? `${xText(cursor)} ${unit}`,
      rows.map((row, i) => ({ ...row, ...text.rows[i] })),
    );
    placeReadout(box, width, toX(cursor));
  }

  // Words for readers who do not see the curves.
  #summarise() {
    const now = performance.now();
    if (now - this.#summarised < SUMMARY_INTERVAL && this.#store.frame?.playing) return;
    this.#summarised = now;
    const unit = unitName(String(this.#store.value('x')));
    for (const { id, canvas, model } of this.#charts()) {
      const said = this.#host.sentences.filter(({ charts }) => charts.includes(id));
      const texts = said.map(({ text }) => text);
      if (model) canvas.setAttribute('aria-label', summary(model, unit, texts));
    }
  }
}

/**
 * @param {number} x
 * @param {ShownModel['chart']} chart
 * @param {ChartModel} model
 */
function isOnNow(x, chart, { now }) {
  return (
    now !== null && now > 0 && chart.area && Math.abs(chart.picture.toX(now) - x) <= GRAB_DISTANCE
  );
}

/**
 * @param {ChartModel} shown
 * @param {string} unit
 * @param {string[]} sentences about what it shows
 */
function summary(shown, unit, sentences) {
  const model = shown.whole ?? shown;
  const at = model.now ?? 0;
  /** @param {string} words */
  const isSaid = (words) => sentences.some((text) => text.startsWith(words));
  const values = readAt(model, at).map(({ name, value }) => `${name} ${model.format(value)}`);
  return [
    `${model.title}${model.subtitle ? ` (${model.subtitle})` : ''}`,
    `after ${xText(at)} ${unit}: ${values.join(', ') || 'nothing yet'}`,
    ...sentences,
    ...model.markers.map(({ words }) => words).filter((words) => words && !isSaid(words)),
    ...curveSentences(model, unit),
    ...(shown.whole ? [`Shown from ${xText(shown.x.min)} to ${xText(shown.x.max)}`] : []),
  ].join('. ');
}

/**
 * @param {ShownChart} shown
 * @returns {shown is ShownModel}
 */
function hasModel(shown) {
  return shown.model !== undefined;
}

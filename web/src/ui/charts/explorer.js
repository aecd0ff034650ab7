// What hands can do with the charts of a column besides the crosshair: look closer, show one run only,
// read and copy the numbers. Loaded after the first curve.

import { html, nothing } from 'lit';
import { frameModel, unitName, xText } from '../model/curves.js';
import { readoutText } from '../model/curve-text.js';
import { runNames } from '../model/names.js';
import {
  clampRange,
  leastWidth,
  nextPoint,
  panBy,
  rangeInForce,
  rangeWith,
  zoomAround,
  zoomModel,
} from '../model/zoom.js';
import * as icons from '../icons.js';
import { endLabels } from './draw-curves.js';
import './explorer.css';
import './numbers-table.js';

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
const BESIDE = 12;

/** Hands on the charts of one curves-view. Owns its listeners: call dispose(). */
export class Explorer {
  #host;
  #find;
  #range = null;
  #drag = null;
  #hasDragged = false;
  #fingers = new Map();
  #pinch = null;
  #listeners = new AbortController();

  /**
   * @param {HTMLElement & { store: object, requestUpdate: () => void }} host
   * @param {(canvas: HTMLCanvasElement) => { chart: object, model: object }} find
   */
  constructor(host, find) {
    this.#host = host;
    this.#find = find;
    const listen = (type, handle, options) =>
      host.addEventListener(
        type,
        (event) => event.target.matches('.plot canvas') && handle(event),
        { signal: this.#listeners.signal, ...options },
      );
    listen('pointerdown', (event) => this.#onPress(event));
    listen('pointermove', (event) => this.#onMove(event));
    listen('pointerup', (event) => this.#onRelease(event));
    listen('pointercancel', (event) => this.#onCancel(event));
    listen('click', (event) => this.#onClick(event));
    listen('dblclick', (event) => this.#onDoubleClick(event));
    listen('wheel', (event) => this.#onWheel(event), { passive: false });
    listen('keydown', (event) => this.#onKey(event));
  }

  dispose() {
    this.#listeners.abort();
    this.#endDrag();
  }

  get #store() {
    return this.#host.store;
  }

  // ---- What is shown ----

  /**
   * @param {object} model of the whole training
   * @returns {object} what of it is in view
   */
  zoomed(model) {
    const { ui, frame } = this.#store;
    const unit = this.#store.value('x') ?? 'step';
    this.#range = rangeInForce(ui.zoom, unit, model.x.max, frame.steps);
    return zoomModel(model, this.#range);
  }

  /** The ways back, for the heading of the first chart. */
  chips() {
    return html`${
      this.#range
        ? chip('reset-zoom', icons.close, 'Reset zoom', 'Show the whole training (0)', () =>
            this.#zoomTo(null),
          )
        : nothing
    }
    ${
      this.#isSolo
        ? chip('end-solo', icons.eye, 'All runs', 'Show all runs again', () => this.#showAll())
        : nothing
    }`;
  }

  get #isSolo() {
    const { runs } = this.#store.config;
    return runs.length > 1 && runs.filter(({ visible }) => visible).length === 1;
  }

  #showAll() {
    this.#store.soloRun(this.#store.config.runs.findIndex(({ visible }) => visible));
  }

  /**
   * Where the crosshair goes by key: from point to point, so that it says something new each time.
   * @param {object} model
   * @param {number} from where it is
   * @param {number} move at least so far, to the left if negative
   * @returns {number | null} null: there is no point that way
   */
  pointAfter({ curves }, from, move) {
    // What is read off there is the point before.
    const point = nextPoint(curves, from, -1) ?? from;
    return nextPoint(curves, point + move, Math.sign(move));
  }

  /**
   * @param {HTMLElement} box
   * @param {object[]} rows see readAt
   * @param {object} picture see CurveChart.picture
   */
  showReadout(box, rows, { model, toX, width }) {
    const text = readoutText(rows, unitName(this.#store), Boolean(model.y.percent));
    const head = document.createElement('b');
    const { cursor } = this.#store.ui;
    head.textContent = text.heading ?? `${xText(cursor)} ${unitName(this.#store)}`;
    box.replaceChildren(head, ...rows.map((row, i) => readoutLine(row, text.rows[i])));
    // Beside the crosshair, on the side with more room; never cut off.
    const x = toX(cursor);
    const room = box.offsetWidth;
    const wished = x > width / 2 ? x - BESIDE - room : x + BESIDE;
    box.style.left = `${Math.max(0, Math.min(width - room, wished))}px`;
  }

  /**
   * The numbers of a chart.
   * @param {object} model
   * @param {string} id of the chart
   */
  table(model, id) {
    const close = () => (this.#host.tableOf = null);
    return html`<numbers-table
      .model=${model}
      .unit=${unitName(this.#store)}
      .isWhole=${['step', 'samples', 'evaluations'].includes(this.#store.value('x'))}
      .goesAhead=${id === 'lr'}
      @close=${close}
    ></numbers-table>`;
  }

  // ---- The range ----

  #zoomTo(range) {
    const store = this.#store;
    const { x } = frameModel(store);
    const clamped = range && clampRange(range, x.max, leastWidth(x.max, store.frame.steps));
    store.setZoom(clamped && { ...clamped, unit: store.value('x') ?? 'step' });
    // The chip comes and goes with it.
    this.#host.requestUpdate();
  }

  // ---- Pointer ----

  #place(event) {
    const { chart, model } = this.#find(event.target);
    if (!chart?.area || !model) return null;
    const { left, right } = chart.area;
    const x = event.offsetX;
    return { chart, model, x, share: (x - left) / (right - left), isIn: x >= left && x <= right };
  }

  #onPress(event) {
    const place = this.#place(event);
    this.#hasDragged = false;
    // The line of the present has its own drag.
    if (!place || event.defaultPrevented) return;
    if (event.pointerType === 'touch') this.#onFinger(event, place);
    else if (event.button === 0 && place.isIn && !this.#labelAt(event, place)) {
      this.#drag = { id: event.pointerId, from: place.x, canvas: event.target, box: null };
    }
  }

  #onMove(event) {
    const place = this.#place(event);
    if (!place) return;
    if (this.#fingers.has(event.pointerId)) {
      this.#fingers.set(event.pointerId, place);
      if (this.#pinch) this.#onPinch();
    } else if (this.#drag?.id === event.pointerId) {
      this.#onDrag(event, place);
    } else {
      this.#showHand(event, place);
    }
  }

  #onRelease(event) {
    const { from, box, id } = this.#drag ?? {};
    const place = this.#place(event);
    if (box && id === event.pointerId && place) {
      const { chart } = place;
      const [a, b] = [from, inArea(place.x, chart)].sort((one, other) => one - other);
      if (b - a >= SHORTEST_DRAG) {
        this.#zoomTo({ min: chart.valueAt(a), max: chart.valueAt(b) });
      }
    }
    this.#onCancel(event);
  }

  #onCancel(event) {
    this.#fingers.delete(event.pointerId);
    this.#pinch = null;
    this.#endDrag();
  }

  // ---- Dragging across a part ----

  #onDrag(event, { x, chart }) {
    const drag = this.#drag;
    if (!drag.box && Math.abs(x - drag.from) < SHORTEST_DRAG) return;
    if (!drag.box) {
      this.#hasDragged = true;
      drag.canvas.setPointerCapture(drag.id);
      drag.box = document.createElement('div');
      drag.box.className = 'zoom-selection';
      drag.canvas.parentElement.append(drag.box);
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

  #onFinger(event, place) {
    this.#fingers.set(event.pointerId, place);
    if (this.#fingers.size !== 2) {
      this.#pinch = null;
      return;
    }
    const values = [...this.#fingers.values()].map(({ chart, x }) => chart.valueAt(x));
    this.#pinch = { values };
  }

  #onPinch() {
    const [a, b] = [...this.#fingers.values()].map(({ share }) => share);
    const apart = Math.abs(b - a);
    if (apart < NEAREST_FINGERS || this.#pinch.values[0] === this.#pinch.values[1]) return;
    this.#zoomTo(rangeWith(this.#pinch.values, [a, b]));
  }

  // ---- Names at the ends ----

  // The run whose name is under the pointer; curves of layers have names of their own.
  #labelAt({ target, offsetX, offsetY }, { chart }) {
    const { config, catalog } = this.#store;
    const names = runNames(config, catalog);
    return endLabels(target.getContext('2d'), chart.picture).find(
      ({ curve, x, y, width }) =>
        offsetX >= x - 3 &&
        offsetX <= x + width + 3 &&
        Math.abs(offsetY - y) <= LABEL_HEIGHT / 2 &&
        names[curve.index] === curve.name,
    )?.curve;
  }

  #showHand(event, place) {
    const canvas = event.target;
    const curve = this.#store.config.runs.length > 1 && this.#labelAt(event, place);
    if (curve) canvas.style.cursor = 'pointer';
    canvas.title = curve ? (this.#isSolo ? 'Show all runs' : `Show only ${curve.name}`) : '';
  }

  #onClick(event) {
    const place = this.#place(event);
    if (!place || this.#hasDragged || this.#store.config.runs.length < 2) return;
    const curve = this.#labelAt(event, place);
    if (curve) this.#store.soloRun(curve.index);
  }

  #onDoubleClick(event) {
    const place = this.#place(event);
    if (place?.isIn && !this.#labelAt(event, place)) this.#zoomTo(null);
  }

  // ---- Wheel and keys ----

  #onWheel(event) {
    const place = this.#place(event);
    if (!place) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_HEIGHT : 1;
    const [x, y] = [unit * event.deltaX, unit * event.deltaY];
    const range = place.model.x;
    if (event.ctrlKey || event.metaKey) {
      const move = Math.min(LONGEST_WHEEL, Math.max(-LONGEST_WHEEL, y));
      const centre = place.chart.valueAt(inArea(place.x, place.chart));
      this.#zoomTo(zoomAround(range, centre, Math.exp(WHEEL_RATE * move)));
    } else if (event.shiftKey && this.#range) {
      const { left, right } = place.chart.area;
      this.#zoomTo(panBy(range, (x || y) / (right - left)));
    } else {
      return;
    }
    event.preventDefault();
  }

  #onKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') this.#endDrag();
    const { model } = this.#find(event.target);
    const move = model && this.#moves(model)[event.key];
    if (!move) return;
    event.preventDefault();
    this.#zoomTo(move());
  }

  #moves({ x, now }) {
    const centre = () => {
      const wished = this.#store.ui.cursor ?? now;
      return wished >= x.min && wished <= x.max ? wished : (x.min + x.max) / 2;
    };
    const closer = () => zoomAround(x, centre(), 1 / KEY_FACTOR);
    const pan = (share) => this.#range && panBy(x, share);
    return {
      0: () => null,
      '+': closer,
      '=': closer,
      '-': () => zoomAround(x, centre(), KEY_FACTOR),
      ',': () => pan(-KEY_SHARE),
      '.': () => pan(KEY_SHARE),
    };
  }
}

function inArea(x, { area: { left, right } }) {
  return Math.min(right, Math.max(left, x));
}

function chip(name, icon, words, title, onClick) {
  return html`<button
    type="button"
    class="chip toggle back ${name}"
    title=${title}
    @click=${onClick}
  >
    ${words} ${icon}
  </button>`;
}

function readoutLine({ name, slot, dash }, { text, place }) {
  const line = document.createElement('span');
  line.className = 'readout-line';
  const swatch = document.createElement('i');
  swatch.className = dash.length ? 'swatch-line dashed' : 'swatch-line';
  swatch.style.setProperty('--run', `var(--r${slot + 1})`);
  const part = (words, className) => {
    const element = document.createElement('span');
    element.textContent = words;
    element.className = className;
    return element;
  };
  line.append(swatch, part(name, 'name'), part(text, 'value'));
  if (place) line.append(part(`at ${place}`, 'place'));
  return line;
}

import { prepareCanvas } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';
import { fillReadout, placeReadout } from '../../elements/charts/readout.js';
import { CanvasElement } from '../study/canvas-element.js';
import { drawMap, mapArea, mapImage } from './draw-map.js';
import { cellWords } from './map-report.js';
import { axisValue, windowWords } from './axis-words.js';
import { Pinch } from './pinch.js';
import { endsOf, partAround, partBetween, partPinched } from './window.js';

/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */
/** @typedef {import('../../studies/map/map-results.js').MapResults} MapResults */
/** @typedef {{ plan: MapPlan, results: MapResults, done: number, canAdd: boolean }} MapModel done: cells that are known; canAdd: as runs */
/** @typedef {{ x: number, y: number }} Point shares of the window, or a cell */

const CLICK = 'Click or press Enter to add it as a run';
const TAP = 'Tap again to add it as a run';
const WHEEL = 0.0015;
const NEARER = 0.5;
const FAST = 8;

/**
 * A map of trainability. What is pointed at is told by "look" (a cell, or null), a click by "pick" (a cell), and a
 * wish to see another part by "zoom" (a part of the window) or "back".
 * @extends {CanvasElement<MapModel, Point>}
 */
export class MapCanvas extends CanvasElement {
  /** @type {import('./draw-map.js').Before & { results: MapResults, done: number, paper: string } | null} */
  #image = null;
  /** @type {import('./draw-map.js').Before | null} the map of the window before */
  #before = null;
  /** @type {Point | null} where a drag began, as shares */
  #from = null;
  /** @type {Point | null} where it is now */
  #to = null;
  // Whether the last click was the end of a drag.
  #dragged = false;
  /** @type {import('./window.js').Part | null} what two fingers show */
  #pinched = null;
  /** @type {Point | null} the cell that was touched last */
  #touched = null;
  #pinch = new Pinch(this, {
    shareOf: (touch) => this.#shares(touch),
    onMove: (from, to) => {
      const { width, height } = mapArea(this.size);
      this.#pinched = partPinched(from, to, width / height);
      this.at = null;
      this.requestUpdate();
    },
    onEnd: (isDone) => {
      const part = this.#pinched;
      this.#pinched = null;
      this.requestUpdate();
      if (part && isDone) this.tell('zoom', part);
    },
  });

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('pointerup', this.#onUp);
    this.addEventListener('pointercancel', this.#onCancel);
    this.addEventListener('wheel', this.#onWheel, { passive: false });
    this.addEventListener('keydown', this.#onZoomKey);
    this.#pinch.connect();
  }

  disconnectedCallback() {
    this.removeEventListener('pointerdown', this.#onDown);
    this.removeEventListener('pointerup', this.#onUp);
    this.removeEventListener('pointercancel', this.#onCancel);
    this.removeEventListener('wheel', this.#onWheel);
    this.removeEventListener('keydown', this.#onZoomKey);
    this.#pinch.disconnect();
    super.disconnectedCallback();
  }

  draw() {
    const { size, model } = this;
    const context = prepareCanvas(this.canvas, size.width, size.height);
    const theme = readTheme(this);
    const { plan, results, done } = model;
    const paper = theme.paper;
    if (
      this.#image?.results !== results ||
      this.#image.done !== done ||
      this.#image.paper !== paper
    ) {
      const isSame = this.#image?.results === results;
      if (this.#image && !isSame) this.#before = this.#image;
      this.#image = { plan, results, done, paper, canvas: mapImage(results, theme) };
    }
    const isWhole = done === results.columns * results.rows;
    if (isWhole || !hasAxesOf(plan, this.#before?.plan)) this.#before = null;
    const [image, before] = [this.#image.canvas, this.#before];
    drawMap(context, { plan, results, image, before, size, theme, ends: this.#pinchedEnds });
    if (this.at) this.#drawCursor(context, theme, this.at);
    if (this.#from && this.#to) this.#drawFrame(context, theme, this.#from, this.#to);
    this.#showReadout();
  }

  /** The edges of what two fingers show. */
  get #pinchedEnds() {
    return this.#pinched ? endsOf(this.model.plan, this.#pinched) : null;
  }

  /** @returns {import('../../figure/panels.js').Part | undefined} for figures */
  get figurePart() {
    const { model } = this;
    if (!model) return undefined;
    return {
      ...{ id: 'study', name: 'Map', about: windowWords(model.plan) },
      draw: (context, theme, size) =>
        drawMap(context, {
          ...{ plan: model.plan, results: model.results },
          image: mapImage(model.results, theme),
          theme,
          size,
        }),
    };
  }

  // ---- What is pointed at ----

  /**
   * @param {Pick<MouseEvent, 'clientX' | 'clientY'>} event
   * @returns {Point} shares of the window
   */
  #shares({ clientX, clientY }) {
    const box = this.canvas.getBoundingClientRect();
    const { left, top, width, height } = mapArea(this.size);
    return {
      x: (clientX - box.left - left) / width,
      y: 1 - (clientY - box.top - top) / height,
    };
  }

  /**
   * @param {Point} share
   * @returns {Point | null} the cell there
   */
  #cellUnder({ x, y }) {
    const { columns, rows } = this.model.results;
    const cell = { x: Math.floor(x * columns), y: Math.floor(y * rows) };
    return x >= 0 && x < 1 && y >= 0 && y < 1 ? cell : null;
  }

  /** @param {PointerEvent} event */
  onPointer(event) {
    if (!this.model) return;
    if (event.pointerType !== 'touch') this.#touched = null;
    const share = this.#shares(event);
    if (this.#from) {
      this.#to = share;
      this.requestUpdate();
    }
    this.#lookAt(this.#cellUnder(share));
  }

  /** @param {Point | null} cell */
  #lookAt(cell) {
    const { at: before } = this;
    if (cell?.x === before?.x && cell?.y === before?.y) return;
    this.at = cell;
    this.tell('look', cell);
  }

  /**
   * @param {number} sideways
   * @param {number} upwards
   * @param {boolean} isFast
   */
  onMove(sideways, upwards, isFast) {
    const { columns, rows } = this.model.results;
    const { x, y } = this.at ?? { x: Math.floor(columns / 2), y: Math.floor(rows / 2) };
    const step = isFast ? FAST : 1;
    const within = (/** @type {number} */ value, /** @type {number} */ count) =>
      Math.min(count - 1, Math.max(0, value));
    this.#lookAt({
      x: within(x + step * sideways, columns),
      y: within(y + step * upwards, rows),
    });
  }

  get picked() {
    const { at, model } = this;
    return at && model.results.cellAt(at.x, at.y) ? at : undefined;
  }

  // A finger cannot point without a press: the first one looks, the second one picks.
  /** @param {PointerEvent} event */
  onClick(event) {
    const isTouch = event.pointerType === 'touch';
    const cell = isTouch && this.model ? this.#cellUnder(this.#shares(event)) : null;
    const isNew = cell?.x !== this.#touched?.x || cell?.y !== this.#touched?.y;
    if (isTouch) {
      this.#lookAt(cell);
      this.#touched = cell;
    }
    if (!this.#dragged && !(isTouch && isNew)) super.onClick(event);
    this.#dragged = false;
  }

  // ---- Zoom ----

  #onDown = (/** @type {PointerEvent} */ event) => {
    this.#dragged = false;
    if (event.button !== 0 || event.pointerType === 'touch' || !this.model) return;
    const share = this.#shares(event);
    if (this.#cellUnder(share)) this.#from = share;
  };

  #onUp = (/** @type {PointerEvent} */ event) => {
    const part = this.#from && partBetween(this.#from, this.#shares(event));
    this.#onCancel();
    if (!part) return;
    this.#dragged = true;
    this.tell('zoom', part);
  };

  #onCancel = () => {
    this.#from = null;
    this.#to = null;
    this.requestUpdate();
  };

  // With Ctrl or as a pinch, so that the page can still be scrolled over the map.
  #onWheel = (/** @type {WheelEvent} */ event) => {
    if (!this.model || !(event.ctrlKey || event.metaKey || this.matches(':focus-within'))) return;
    event.preventDefault();
    this.#around(
      this.#shares(event),
      Math.exp(Math.max(-300, Math.min(300, event.deltaY)) * WHEEL),
    );
  };

  #onZoomKey = (/** @type {KeyboardEvent} */ event) => {
    if (!this.model || event.ctrlKey || event.metaKey || event.altKey) return;
    const { columns, rows } = this.model.results;
    const at = this.at
      ? { x: (this.at.x + 0.5) / columns, y: (this.at.y + 0.5) / rows }
      : { x: 0.5, y: 0.5 };
    if (event.key === '+' || event.key === '=') this.#around(at, NEARER);
    else if (event.key === '-') this.#around(at, 1 / NEARER);
    else if (event.key === 'Backspace') this.tell('back', null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /**
   * @param {Point} at
   * @param {number} factor
   */
  #around(at, factor) {
    this.tell('zoom', partAround(at, factor));
  }

  // ---- Marks ----

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('../../drawing/palette.js').Theme} theme
   * @param {Point} cell
   */
  #drawCursor(context, theme, { x, y }) {
    const { left, top, width, height } = mapArea(this.size);
    const { columns, rows } = this.model.results;
    const [across, up] = [width / columns, height / rows];
    const size = Math.max(8, across, up);
    const middle = { x: left + (x + 0.5) * across, y: top + height - (y + 0.5) * up };
    for (const [colour, lineWidth] of /** @type {[string, number][]} */ ([
      [theme.paper, 4],
      [theme.ink, 1.75],
    ])) {
      context.strokeStyle = colour;
      context.lineWidth = lineWidth;
      context.strokeRect(middle.x - size / 2, middle.y - size / 2, size, size);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('../../drawing/palette.js').Theme} theme
   * @param {Point} from
   * @param {Point} to
   */
  #drawFrame(context, theme, from, to) {
    const { left, top, width, height } = mapArea(this.size);
    const within = (/** @type {number} */ share) => Math.min(1, Math.max(0, share));
    const [x0, x1] = [from.x, to.x].map((share) => left + within(share) * width);
    const [y0, y1] = [from.y, to.y].map((share) => top + (1 - within(share)) * height);
    context.strokeStyle = theme.paper;
    context.lineWidth = 4;
    context.strokeRect(x0, y0, x1 - x0, y1 - y0);
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.5;
    context.strokeRect(x0, y0, x1 - x0, y1 - y0);
  }

  #showReadout() {
    const { readout: box, at, model } = this;
    box.hidden = !at || this.#to !== null;
    if (!at || box.hidden) return;
    const { x, y } = model.plan;
    const values = [axisValue(x, x.values[at.x]), axisValue(y, y.values[at.y])];
    fillReadout(box, `${x.key} ${values[0]}, ${y.key} ${values[1]}`, [
      cellWords(model.results.cellAt(at.x, at.y), model.plan),
      ...(model.canAdd ? [this.#touched ? TAP : CLICK] : []),
    ]);
    const { left, width } = mapArea(this.size);
    const across = width / model.results.columns;
    placeReadout(box, this.size.width, left + at.x * across, left + (at.x + 1) * across);
  }
}

/**
 * @param {MapPlan} plan
 * @param {MapPlan} [other]
 */
function hasAxesOf({ x, y }, other) {
  return x.key === other?.x.key && y.key === other.y.key;
}

customElements.define('map-canvas', MapCanvas);

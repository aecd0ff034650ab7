import { LitElement, html, nothing } from 'lit';
import { MAX_DRAWN_CLASSES, className, tableOfDrawing } from '../../tables/own-table.js';
import { formatNumber } from '../../drawing/format.js';
import { followDensity } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';
import { THEME_EVENT } from '../../elements/theme.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import { across, drawBoard, pointColour, upwards } from './draw-board.js';

/** @typedef {import('../../tables/own-table.js').Drawing} Drawing */
/** @typedef {Drawing['points'][number]} DrawnPoint */
/** @typedef {'point' | 'spray' | 'eraser'} Tool */

const SPACING = 11;
const ERASER = 14;
const SPRAY_RADIUS = 26;
const MAX_POINTS = 2000;
const KEY_STEP = 0.05;
/** @type {{ id: Drawing['kind'], words: string, help: string }[]} */
const KINDS = [
  {
    id: 'classes',
    words: 'Classes',
    help: 'The network predicts the class of a point: its colour.',
  },
  {
    id: 'values',
    words: 'Numbers',
    help: 'The network predicts the number at a point: its shade.',
  },
  { id: 'curve', words: 'Curve', help: 'The network predicts the height of the curve at each x.' },
];
/** @type {{ id: Tool, words: string }[]} */
const TOOLS = [
  { id: 'point', words: 'Point' },
  { id: 'spray', words: 'Spray' },
  { id: 'eraser', words: 'Eraser' },
];
/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** A plane on which points are drawn. Fires "table-change" with what tableOfDrawing says. */
export class DrawingBoard extends LitElement {
  static properties = {
    first: { attribute: false },
    shown: { attribute: false },
    kind: { state: true },
    points: { state: true },
    classCount: { state: true },
    brush: { state: true },
    amount: { state: true },
    tool: { state: true },
    cursor: { state: true },
  };

  /** @type {DrawnPoint[][]} */
  #undo = [];
  #span = 1;
  /** @type {[number, number] | null} where the pointer last drew */
  #last = null;
  /** @type {ReturnType<typeof readTheme> | null} */
  #theme = null;
  #observer = new ResizeObserver(() => this.#draw());
  #endDensity = () => {};

  constructor() {
    super();
    /** @type {import('./table-editor.js').FirstTable | null} */
    this.first = null;
    this.shown = false;
    /** @type {Drawing['kind']} */
    this.kind = 'classes';
    /** @type {DrawnPoint[]} */
    this.points = [];
    this.classCount = 2;
    this.brush = 0;
    this.amount = 1;
    /** @type {Tool} */
    this.tool = 'point';
    /** @type {[number, number] | null} where the keyboard draws */
    this.cursor = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    this.#observer.observe(this);
    this.#endDensity = followDensity(() => this.#draw());
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    this.#observer.disconnect();
    this.#endDensity();
    super.disconnectedCallback();
  }

  #clear() {
    Object.assign(this, { points: [], classCount: 2, brush: 0, amount: 1, tool: 'point' });
    this.cursor = null;
    this.#undo = [];
    this.#span = 1;
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  willUpdate(changed) {
    if (!changed.has('first') || !this.first) return;
    this.#clear();
    const { drawing } = this.first;
    if (!drawing) return;
    this.kind = drawing.kind;
    this.points = drawing.points;
    const isValue = drawing.kind === 'values';
    const far = drawing.points.flatMap(({ x, y, value }) => (isValue ? [x, y, value] : [x, y]));
    this.#span = far.reduce((span, value) => Math.max(span, 1.05 * Math.abs(value)), 1);
    if (drawing.kind === 'classes') {
      this.classCount = drawing.points.reduce((most, { value }) => Math.max(most, value + 1), 2);
    }
    queueMicrotask(() => this.#tell());
  }

  render() {
    const help = KINDS.find(({ id }) => id === this.kind)?.help ?? '';
    return html`<div class="board">
      <div class="board-tools">
        ${segments('What is drawn', KINDS, this.kind, (kind) => this.#setKind(kind))}
        <p class="note">${help}</p>
        ${this.#brushes()} ${segments('Tool', TOOLS, this.tool, (tool) => (this.tool = tool))}
        ${this.#history()}
        <p class="note" id="board-keys">
          Click or drag. On the keyboard, the arrow keys move the cross, Enter adds a point, Delete
          removes the nearest one${this.kind === 'classes' ? ', and 1 to 8 choose the class' : ''}.
        </p>
      </div>
      <div class="board-plane">
        <canvas
          tabindex="0"
          role="application"
          aria-label="Plane for points"
          aria-describedby="board-keys"
          @pointerdown=${this.#onPress}
          @pointermove=${this.#onMove}
          @pointerup=${() => (this.#last = null)}
          @pointercancel=${() => (this.#last = null)}
          @keydown=${this.#onKey}
          @focus=${this.#onFocus}
          @blur=${() => (this.cursor = null)}
        ></canvas>
        <p class="note" role="status">${this.#words()}</p>
      </div>
    </div>`;
  }

  #history() {
    const button = (
      /** @type {string} */ words,
      /** @type {unknown[]} */ what,
      /** @type {() => void} */ act,
    ) =>
      html`<button type="button" class="btn" ?disabled=${!what.length} @click=${act}>
        ${words}
      </button>`;
    return html`<div class="button-row">
      ${button('Undo', this.#undo, () => this.#takeBack())}
      ${button('Clear', this.points, () => this.#change([]))}
    </div>`;
  }

  // What the next point is.
  #brushes() {
    if (this.kind === 'curve') return nothing;
    return this.kind === 'values' ? this.#amount() : this.#classes();
  }

  #amount() {
    return html`<label class="amount"
      >Number ${formatNumber(this.amount, 2)}
      <input
        class="range"
        type="range"
        min=${-this.#span}
        max=${this.#span}
        step=${this.#span / 10}
        .value=${String(this.amount)}
        style="--v:${50 + (50 * this.amount) / this.#span}%"
        @input=${onText((text) => (this.amount = Number(text)))}
      />
    </label>`;
  }

  #classes() {
    const board = this.#board;
    return html`<div class="brushes" role="group" aria-label="Class">
      ${Array.from(
        { length: this.classCount },
        (_, index) =>
          html`<button
            type="button"
            class="brush"
            aria-label="Class ${className(index)}"
            aria-pressed=${index === this.brush}
            @click=${() => this.#pick(index)}
          >
            <i style="background:${pointColour(board, index)}"></i>${className(index)}
          </button>`,
      )}
      ${this.classCount < MAX_DRAWN_CLASSES ? this.#classAdder() : nothing}
    </div>`;
  }

  #classAdder() {
    return html`<button
      type="button"
      class="brush"
      aria-label="Add a class"
      title="Add a class"
      @click=${() => this.#pick(this.classCount++)}
    >
      ${icons.plus}
    </button>`;
  }

  /** @param {number} brush index of a class */
  #pick(brush) {
    this.brush = brush;
    if (this.tool === 'eraser') this.tool = 'point';
  }

  #words() {
    const error = this.points.length ? tableOfDrawing(this.#drawing).errors[0] : '';
    const at = this.cursor
      ? ` · cross at ${this.cursor.map((value) => value.toFixed(2)).join(', ')}`
      : '';
    const count = `${this.points.length} ${this.points.length === 1 ? 'point' : 'points'}`;
    return `${count}${this.points.length >= MAX_POINTS ? ' (the maximum)' : ''}${at}. ${error ?? ''}`;
  }

  /** @returns {Drawing} */
  get #drawing() {
    return { kind: this.kind, points: this.points };
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
  }

  // Points of one kind mean nothing to another.
  /** @param {Drawing['kind']} kind */
  #setKind(kind) {
    if (kind === this.kind) return;
    this.kind = kind;
    this.tool = 'point';
    this.#undo = [];
    this.points = [];
    this.#tell();
  }

  /**
   * @param {DrawnPoint[]} points
   * @param {{ undoable?: boolean }} [options]
   */
  #change(points, { undoable = true } = {}) {
    if (undoable) this.#undo.push(this.points);
    this.points = points;
    this.#tell();
  }

  #takeBack() {
    this.points = this.#undo.pop() ?? this.points;
    this.#tell();
  }

  #tell() {
    const detail = tableOfDrawing(this.#drawing);
    this.dispatchEvent(new CustomEvent('table-change', { detail, bubbles: true }));
  }

  // ---- Places ----

  get #side() {
    return this.#canvas.clientWidth;
  }

  /**
   * @param {{ x: number, y: number }} place
   * @returns {[number, number]}
   */
  #pixels({ x, y }) {
    const board = { span: this.#span };
    return [across(x, this.#side, board), upwards(y, this.#side, board)];
  }

  /**
   * @param {number} pixel
   * @param {boolean} [up] along the y axis
   */
  #fromPixel(pixel, up = false) {
    const share = pixel / this.#side;
    const value = (2 * (up ? 1 - share : share) - 1) * this.#span;
    const inside = Math.min(this.#span, Math.max(-this.#span, value));
    // Two digits are as fine as a mouse, and short in the link.
    const digits = Math.max(0, 2 - Math.floor(Math.log10(this.#span)));
    return Number(inside.toFixed(digits));
  }

  // ---- Mouse and finger ----

  /** @param {PointerEvent} event */
  #onPress(event) {
    if (event.button) return;
    event.preventDefault();
    this.#canvas.focus({ preventScroll: true });
    this.cursor = null;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#undo.push(this.points);
    this.#apply(event.offsetX, event.offsetY);
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (!this.#last) return;
    const far = Math.hypot(event.offsetX - this.#last[0], event.offsetY - this.#last[1]);
    if (far >= (this.tool === 'eraser' ? 2 : SPACING)) this.#apply(event.offsetX, event.offsetY);
  }

  /**
   * @param {number} x in pixels
   * @param {number} y
   */
  #apply(x, y) {
    this.#last = [x, y];
    if (this.tool === 'eraser') this.#erase(x, y, ERASER);
    else if (this.tool === 'spray') this.#add(...around(x, y), ...around(x, y), ...around(x, y));
    else this.#add([x, y]);
  }

  /** @param {[number, number][]} places in pixels */
  #add(...places) {
    const isInside = (/** @type {[number, number]} */ [x, y]) =>
      x >= 0 && y >= 0 && x <= this.#side && y <= this.#side;
    const value = { classes: this.brush, values: this.amount, curve: 0 }[this.kind];
    const added = places
      .filter(isInside)
      .map(([x, y]) => ({ x: this.#fromPixel(x), y: this.#fromPixel(y, true), value }));
    const points = [...this.points, ...added].slice(0, MAX_POINTS);
    this.#change(points, { undoable: false });
  }

  /**
   * @param {number} x in pixels
   * @param {number} y
   * @param {number} radius
   */
  #erase(x, y, radius) {
    const away = this.points.filter((point) => this.#distance(point, x, y) > radius);
    if (away.length < this.points.length) this.#change(away, { undoable: false });
  }

  /**
   * @param {DrawnPoint} point
   * @param {number} x in pixels
   * @param {number} y
   */
  #distance(point, x, y) {
    const [atX, atY] = this.#pixels(point);
    return Math.hypot(atX - x, atY - y);
  }

  // ---- Keyboard ----

  #onFocus() {
    if (this.#canvas.matches(':focus-visible')) this.cursor ??= [0, 0];
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = KEY_STEP * this.#span * (event.shiftKey ? 4 : 1);
    const way = WAYS[event.key];
    const digit = Number(event.key);
    if (way) this.#moveCursor(way, step);
    else if (event.key === 'Enter' || event.key === ' ') this.#setAtCursor();
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#removeAtCursor();
    else if ((event.ctrlKey || event.metaKey) && event.key === 'z') this.#takeBack();
    else if (this.kind === 'classes' && digit >= 1 && digit <= MAX_DRAWN_CLASSES) {
      this.classCount = Math.max(this.classCount, digit);
      this.brush = digit - 1;
    } else return;
    event.preventDefault();
  }

  /**
   * @param {[number, number]} way right and up
   * @param {number} step
   */
  #moveCursor([right, up], step) {
    const [x, y] = this.cursor ?? [0, 0];
    const clip = (/** @type {number} */ value) =>
      Math.min(this.#span, Math.max(-this.#span, value));
    this.cursor = [clip(x + right * step), clip(y + up * step)];
  }

  /** @returns {[number, number]} */
  #cursorPixels() {
    this.cursor ??= [0, 0];
    const [x, y] = this.cursor;
    return this.#pixels({ x, y });
  }

  #setAtCursor() {
    this.#undo.push(this.points);
    this.#add(this.#cursorPixels());
  }

  #removeAtCursor() {
    const [x, y] = this.#cursorPixels();
    const distances = this.points.map((point) => this.#distance(point, x, y));
    const nearest = distances.indexOf(Math.min(...distances));
    if (nearest >= 0) this.#change(this.points.toSpliced(nearest, 1));
  }

  // ---- Picture ----

  updated() {
    this.#draw();
  }

  #onTheme = () => {
    this.#theme = null;
    this.requestUpdate();
  };

  get #colours() {
    this.#theme ??= readTheme(this);
    return this.#theme;
  }

  /** @returns {import('./draw-board.js').Board} */
  get #board() {
    const { kind, points } = this;
    return { kind, points, span: this.#span, cursor: this.cursor, theme: this.#colours };
  }

  #draw() {
    const canvas = this.#canvas;
    if (canvas && this.shown) drawBoard(canvas, this.#board);
  }
}

/**
 * @template {string} Id
 * @param {string} label
 * @param {{ id: Id, words: string }[]} choices
 * @param {Id} chosen
 * @param {(id: Id) => void} onChoose
 */
function segments(label, choices, chosen, onChoose) {
  return html`<div class="seg wide" role="group" aria-label=${label}>
    ${choices.map(
      ({ id, words }) =>
        html`<button type="button" aria-pressed=${id === chosen} @click=${() => onChoose(id)}>
          ${words}
        </button>`,
    )}
  </div>`;
}

// A place in the spray, denser in the middle. What is drawn is in the link, so chance is harmless.
/**
 * @param {number} x in pixels
 * @param {number} y
 * @returns {[number, number][]} one place
 */
function around(x, y) {
  const distance = SPRAY_RADIUS * Math.random();
  const angle = 2 * Math.PI * Math.random();
  return [[x + distance * Math.cos(angle), y + distance * Math.sin(angle)]];
}

customElements.define('drawing-board', DrawingBoard);

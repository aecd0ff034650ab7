import { LitElement, html } from 'lit';
import { given } from '../../elements/given.js';
import { followDensity } from '../../drawing/canvas.js';
import { THEME_EVENT } from '../../elements/theme.js';

/**
 * Sideways and upwards.
 * @type {Record<string, [number, number]>}
 */
const MOVES = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * What the charts and maps of studies share: a canvas in the size of the element, drawn anew when
 * that or the colours change, with a readout of what is pointed at (`at`). Subclasses draw (`draw`),
 * and say what pointer, click and keys do. What is picked is told by "pick" with `detail` what it is.
 * @template Model
 * @template At
 */
export class CanvasElement extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { model: { attribute: false }, summary: {}, at: { state: true } };

  /** In pixels, when it was last laid out: to ask for it during an update would lay out the page in between. */
  size = { width: 0, height: 0 };
  /** @type {ResizeObserver | null} */
  #observer = null;
  #endDensity = () => {};

  constructor() {
    super();
    /** @type {Model} */
    this.model = given();
    /** The picture in words. */
    this.summary = '';
    /** @type {At | null} what is pointed at */
    this.at = null;
  }

  /** @returns {HTMLElement | DocumentFragment} */
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    this.#observer = new ResizeObserver(() => {
      const isFirst = this.size.width === 0;
      this.size = { width: this.clientWidth, height: this.clientHeight };
      // The first picture comes a frame after what is around it, so that neither frame is long.
      if (isFirst) requestAnimationFrame(() => this.requestUpdate());
      else this.requestUpdate();
    });
    this.#observer.observe(this);
    this.#endDensity = followDensity(() => this.requestUpdate());
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    this.#observer?.disconnect();
    this.#endDensity();
    super.disconnectedCallback();
  }

  render() {
    return html`<div class="canvas-box">
      <canvas
        tabindex="0"
        role="img"
        aria-label=${this.summary || 'Picture of the results'}
        @pointermove=${this.onPointer}
        @pointerleave=${this.#forget}
        @click=${this.onClick}
        @keydown=${this.#onKey}
        @blur=${this.#forget}
      ></canvas>
      <div class="readout" role="status" hidden></div>
    </div>`;
  }

  updated() {
    if (this.model && this.size.width > 0 && this.size.height > 0) this.draw();
  }

  get canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
  }

  get readout() {
    return /** @type {HTMLElement} */ (this.querySelector('.readout'));
  }

  // ---- What subclasses say ----

  draw() {}

  /**
   * What is under the pointer becomes `at`.
   * @param {PointerEvent} _event
   */
  onPointer(_event) {}

  /** @param {PointerEvent} _event */
  onClick(_event) {
    this.pick(this.picked);
  }

  /** @returns {unknown} what `at` points at, if it can be picked */
  get picked() {
    return undefined;
  }

  /**
   * @param {number} _sideways 1: to the right, -1: to the left, 0: not
   * @param {number} _upwards likewise
   * @param {boolean} _isFast
   */
  onMove(_sideways, _upwards, _isFast) {}

  /** The colours have changed. */
  onTheme() {
    this.requestUpdate();
  }

  // ---- What all do ----

  /** @param {unknown} detail undefined: nothing is there */
  pick(detail) {
    if (detail) this.tell('pick', detail);
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #onTheme = () => this.onTheme();

  #forget() {
    this.at = null;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === 'Escape') this.at = null;
    if (event.key === 'Enter') this.pick(this.picked);
    const [sideways, upwards] = MOVES[event.key] ?? [0, 0];
    if (!(sideways || upwards) || !this.model) return;
    event.preventDefault();
    event.stopPropagation();
    this.onMove(sideways, upwards, event.shiftKey);
  }
}

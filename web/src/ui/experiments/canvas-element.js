import { LitElement, html } from 'lit';
import { THEME_EVENT } from '../theme.js';

// Sideways and upwards.
const MOVES = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * What the pictures of experiments share: a canvas in the size of the element, drawn anew when that
 * or the colours change, with a readout of what is pointed at (`at`). Subclasses draw (`draw`), and
 * say what pointer, click and keys do. What is picked is told by "pick" with `detail` what it is.
 */
export class CanvasElement extends LitElement {
  static properties = { model: { attribute: false }, summary: {}, at: { state: true } };

  #observer = null;

  constructor() {
    super();
    this.at = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    this.#observer = new ResizeObserver(() => this.requestUpdate());
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    this.#observer.disconnect();
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
    if (this.model && this.clientWidth > 0 && this.clientHeight > 0) this.draw();
  }

  // ---- To be said by the pictures ----

  draw() {}

  /** What is under the pointer becomes `at`. */
  onPointer() {}

  onClick() {
    this.pick(this.picked);
  }

  /** What `at` points at, if it can be picked. */
  get picked() {
    return undefined;
  }

  /**
   * @param {number} sideways 1: to the right, -1: to the left, 0: not
   * @param {number} upwards likewise
   * @param {boolean} isFast
   */
  onMove() {}

  /** The colours are others now. */
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

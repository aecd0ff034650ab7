import { LitElement, html } from 'lit';
import { given } from '../../elements/given.js';

/**
 * @typedef {object} Divider a line between two parts of the page that can be moved; `page` is what it stands in
 * @property {string} id of what it makes larger or smaller
 * @property {string} label
 * @property {boolean} isUpright whether it moves sideways
 * @property {string} unit
 * @property {[smaller: string, larger: string]} keys by which it moves
 * @property {number} stride of a key
 * @property {(page: HTMLElement) => number} least
 * @property {(page: HTMLElement) => number} most
 * @property {(page: HTMLElement) => number} size now, in that unit
 * @property {(page: HTMLElement, pointer: { x: number, y: number }) => number} sizeAt if it stood there
 */

/** @typedef {CustomEvent<{ id: string, size: number | null }>} ResizeEvent null: the usual size */

/**
 * One such line: pointer, arrow keys, Home and End move it, a double click brings the usual size.
 * Fires "resize-part" with the part and its size, or null.
 */
export class SplitBar extends LitElement {
  static properties = { divider: { attribute: false } };

  constructor() {
    super();
    /** @type {Divider} */
    this.divider = given();
  }

  /** What it stands in. */
  get page() {
    return /** @type {HTMLElement} */ (this.parentElement);
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { divider, page } = this;
    const size = Math.round(divider.size(page));
    return html`<div
      class="split-bar ${divider.isUpright ? 'upright' : ''}"
      role="separator"
      tabindex="0"
      aria-label=${divider.label}
      aria-orientation=${divider.isUpright ? 'vertical' : 'horizontal'}
      aria-valuemin=${Math.round(divider.least(page))}
      aria-valuemax=${Math.round(divider.most(page))}
      aria-valuenow=${size}
      aria-valuetext="${size} ${divider.unit}"
      title="Drag to resize, double-click for the usual size"
      @focus=${() => this.requestUpdate()}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPointer}
      @dblclick=${() => this.#set(null)}
    ></div>`;
  }

  /** @param {number | null} size */
  #set(size) {
    const { divider, page } = this;
    const limited =
      size === null
        ? null
        : Math.round(Math.min(divider.most(page), Math.max(divider.least(page), size)));
    const detail = { id: divider.id, size: limited };
    this.dispatchEvent(new CustomEvent('resize-part', { detail, bubbles: true }));
    this.requestUpdate();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { divider, page } = this;
    const [smaller, larger] = divider.keys;
    const size = divider.size(page);
    const sizes = new Map([
      [smaller, size - divider.stride],
      [larger, size + divider.stride],
      ['Home', divider.least(page)],
      ['End', divider.most(page)],
      ['Enter', null],
    ]);
    const next = sizes.get(event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#set(next);
  }

  /** @param {PointerEvent & { currentTarget: HTMLElement }} event */
  #onPointer({ currentTarget: bar, pointerId, button }) {
    if (button !== 0) return;
    bar.setPointerCapture(pointerId);
    const listening = new AbortController();
    const { signal } = listening;
    const move = (/** @type {PointerEvent} */ { clientX: x, clientY: y }) =>
      this.#set(this.divider.sizeAt(this.page, { x, y }));
    bar.addEventListener('pointermove', move, { signal });
    bar.addEventListener('lostpointercapture', () => listening.abort(), { signal });
  }
}

customElements.define('split-bar', SplitBar);

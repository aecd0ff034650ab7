// What all elements of the page share: the store, and light DOM, so that one style sheet holds. How
// their properties get types is said in given.js.

import { LitElement } from 'lit';
import { given } from './given.js';

/** @typedef {import('../ui/model/store.js').Store} Store */

/**
 * An element that follows the store. Experiment changes re-render it; training frames call
 * `drawFrame()` (pictures) and, at the calm pace of the store's texts, re-render it if
 * `static followsTraining` is set.
 */
export class StoreElement extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { store: { attribute: false } };
  static followsTraining = false;

  #onChange = () => this.requestUpdate();
  #onFrame = () => this.drawFrame();
  #onText = () => {
    const { followsTraining } = /** @type {typeof StoreElement} */ (this.constructor);
    if (followsTraining) this.requestUpdate();
  };

  constructor() {
    super();
    /** @type {Store} */
    this.store = given();
  }

  /** @returns {HTMLElement | DocumentFragment} */
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.store.addEventListener('change', this.#onChange);
    this.store.addEventListener('frame', this.#onFrame);
    this.store.addEventListener('text', this.#onText);
  }

  disconnectedCallback() {
    this.store.removeEventListener('change', this.#onChange);
    this.store.removeEventListener('frame', this.#onFrame);
    this.store.removeEventListener('text', this.#onText);
    super.disconnectedCallback();
  }

  /** Draws what changed with the last training frame. */
  drawFrame() {}
}

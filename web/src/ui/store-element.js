// What all elements of the page share: the store, and light DOM, so that one style sheet holds.

import { LitElement } from 'lit';

/**
 * An element that follows the store. Experiment changes re-render it; training frames call
 * `drawFrame()` (pictures) and, at the calm pace of the store's texts, re-render it if
 * `static followsTraining` is set.
 */
export class StoreElement extends LitElement {
  static properties = { store: { attribute: false } };
  static followsTraining = false;

  #onChange = () => this.requestUpdate();
  #onFrame = () => this.drawFrame();
  #onText = () => {
    if (this.constructor.followsTraining) this.requestUpdate();
  };

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

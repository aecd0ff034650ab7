// What all elements of the page share: the store, and light DOM, so that one style sheet holds.

import { LitElement } from 'lit';

// Text that changes with training is rewritten so often at most, in milliseconds.
const TEXT_INTERVAL = 120;

/**
 * An element that follows the store. Experiment changes re-render it; training frames call
 * `drawFrame()` (pictures) and, at a calm pace, re-render it if `static followsTraining` is set.
 */
export class StoreElement extends LitElement {
  static properties = { store: { attribute: false } };
  static followsTraining = false;

  #lastText = 0;
  #lateText = 0;
  #onChange = () => this.requestUpdate();
  #onFrame = () => {
    this.drawFrame();
    if (this.constructor.followsTraining) this.#updateText();
  };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.store.addEventListener('change', this.#onChange);
    this.store.addEventListener('frame', this.#onFrame);
  }

  disconnectedCallback() {
    this.store.removeEventListener('change', this.#onChange);
    this.store.removeEventListener('frame', this.#onFrame);
    clearTimeout(this.#lateText);
    super.disconnectedCallback();
  }

  /** Draws what changed with the last training frame. */
  drawFrame() {}

  #updateText() {
    const wait = this.#lastText + TEXT_INTERVAL - performance.now();
    clearTimeout(this.#lateText);
    if (wait > 0) {
      this.#lateText = setTimeout(() => this.#updateText(), wait);
      return;
    }
    this.#lastText = performance.now();
    this.requestUpdate();
  }
}

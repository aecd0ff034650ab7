// Two fingers on a map: they belong to it, while one finger scrolls the page.

/** @typedef {import('./window.js').Share} Share */

/**
 * @typedef {object} PinchOptions
 * @property {(touch: Touch) => Share} shareOf where a finger is
 * @property {(from: [Share, Share], to: [Share, Share]) => void} onMove
 * @property {(isDone: boolean) => void} onEnd isDone: not taken away by the browser
 */

/** Listens to an element: call connect() and disconnect(). */
export class Pinch {
  /** @type {[Share, Share] | null} where both fingers began */
  #from = null;

  /**
   * @param {HTMLElement} element
   * @param {PinchOptions} options
   */
  constructor(element, options) {
    this.element = element;
    this.options = options;
  }

  connect() {
    // Not passive: the browser would magnify the page.
    this.element.addEventListener('touchstart', this.#onStart, { passive: false });
    this.element.addEventListener('touchmove', this.#onMove, { passive: false });
    this.element.addEventListener('touchend', this.#onEnd);
    this.element.addEventListener('touchcancel', this.#onEnd);
  }

  disconnect() {
    this.element.removeEventListener('touchstart', this.#onStart);
    this.element.removeEventListener('touchmove', this.#onMove);
    this.element.removeEventListener('touchend', this.#onEnd);
    this.element.removeEventListener('touchcancel', this.#onEnd);
    this.#from = null;
  }

  /**
   * @param {TouchEvent} event
   * @returns {[Share, Share] | null} null: there are not two fingers
   */
  #both({ targetTouches }) {
    if (targetTouches.length !== 2) return null;
    const [a, b] = Array.from(targetTouches, this.options.shareOf);
    return [a, b];
  }

  #onStart = (/** @type {TouchEvent} */ event) => {
    const both = this.#both(event);
    if (!both) return;
    event.preventDefault();
    this.#from = both;
  };

  #onMove = (/** @type {TouchEvent} */ event) => {
    const both = this.#both(event);
    if (!both || !this.#from) return;
    event.preventDefault();
    this.options.onMove(this.#from, both);
  };

  #onEnd = (/** @type {TouchEvent} */ event) => {
    if (!this.#from) return;
    this.#from = null;
    this.options.onEnd(event.type === 'touchend');
  };
}

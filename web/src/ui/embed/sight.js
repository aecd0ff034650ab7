// Whether somebody sees an embed: one that is scrolled away rests.

/** @typedef {import('../../playground/playground.js').Playground} Playground */

/** Owns an observer: call dispose(). */
export class Sight {
  #observer;
  #tellSeen = () => {};

  /**
   * @param {Element} element that takes room on the page; also one in a frame of another page
   * @param {Playground} playground
   */
  constructor(element, playground) {
    /** @type {Promise<void>} resolves when it is seen for the first time */
    this.seen = new Promise((resolve) => (this.#tellSeen = resolve));
    this.#observer = new IntersectionObserver((entries) => {
      const isSeen = entries[entries.length - 1].isIntersecting;
      playground.rest(!isSeen);
      if (isSeen) this.#tellSeen();
    });
    this.#observer.observe(element);
  }

  dispose() {
    this.#observer.disconnect();
  }
}

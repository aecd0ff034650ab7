// Lets so many things through at once, and so many in each second after them.

export class TokenBucket {
  #size;
  #perSecond;
  #now;
  #tokens;
  #since;

  /**
   * @param {object} options
   * @param {number} options.size how many at once
   * @param {number} options.perSecond
   * @param {() => number} options.now milliseconds
   */
  constructor({ size, perSecond, now }) {
    this.#size = size;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#tokens = size;
    this.#since = now();
  }

  /** @returns {boolean} whether one more gets through */
  take() {
    const now = this.#now();
    const gained = ((now - this.#since) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#size, this.#tokens + gained);
    this.#since = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

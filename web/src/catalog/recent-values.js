/**
 * Values that were worked out lately, by their key: a Map of bounded size that drops what was not
 * asked for the longest. The same key always stands for the same value, so it does not matter who
 * asks, nor whether a value is still there.
 * @template K, V
 */
export class RecentValues {
  #size;
  /** @type {Map<K, V>} */
  #values = new Map();

  /** @param {number} size of values at most */
  constructor(size) {
    this.#size = size;
  }

  /**
   * @param {K} key
   * @returns {V | undefined}
   */
  get(key) {
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /**
   * @param {K} key
   * @param {V} value
   * @returns {V} the value
   */
  set(key, value) {
    this.#values.delete(key);
    this.#values.set(key, value);
    for (const [oldest] of this.#values) {
      if (this.#values.size <= this.#size) break;
      this.#values.delete(oldest);
    }
    return value;
  }
}

// What a picture keeps from one drawing to the next.

/** Values by name, each with the reasons for which it has to be made again. */
export class Kept {
  /** @type {Map<string, { reasons: unknown[], value: unknown }>} */
  #values = new Map();

  /** @param {(width: number, height: number) => HTMLCanvasElement} newCanvas in device pixels */
  constructor(newCanvas) {
    this.newCanvas = newCanvas;
  }

  /**
   * @template T
   * @param {string} name
   * @param {unknown[]} reasons compared one by one
   * @param {() => T} make called when there is nothing yet, or when a reason has changed
   * @returns {T}
   */
  get(name, reasons, make) {
    const kept = this.#values.get(name);
    const isSame =
      kept?.reasons.length === reasons.length &&
      reasons.every((reason, i) => Object.is(reason, kept.reasons[i]));
    if (kept && isSame) return /** @type {T} */ (kept.value);
    const value = make();
    this.#values.set(name, { reasons, value });
    return value;
  }

  clear() {
    this.#values.clear();
  }
}

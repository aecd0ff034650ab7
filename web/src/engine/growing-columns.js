// Curves that arrive piece by piece.

const FEWEST = 64;

/** Arrays of equal length that are sent from some place on, again and again. */
export class GrowingColumns {
  #columns = new Map();

  /**
   * @param {Record<string, Int32Array | Float32Array | number>} piece `from`: the place that the
   *   arrays begin at, at most the length so far; 0: everything is new. Other numbers are ignored
   * @returns {Record<string, Int32Array | Float32Array>} all columns, whole. They stay as they are
   *   but for the last point, which the next piece may replace
   */
  add({ from = 0, ...piece }) {
    const whole = {};
    for (const [name, values] of Object.entries(piece)) {
      if (ArrayBuffer.isView(values)) whole[name] = this.#addTo(name, values, from);
    }
    return whole;
  }

  #addTo(name, values, from) {
    const length = from + values.length;
    let column = this.#columns.get(name);
    // What was handed out before stays untouched when everything is new.
    if (from === 0 || column.length < length) {
      const larger = new values.constructor(Math.max(FEWEST, 2 * length));
      if (from > 0) larger.set(column.subarray(0, from));
      column = larger;
      this.#columns.set(name, column);
    }
    column.set(values, from);
    return column.subarray(0, length);
  }
}

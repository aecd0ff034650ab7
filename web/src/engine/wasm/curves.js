// The engine's curves: rows of numbers that cross between threads as one array, columns for views.

const FEWEST = 64;

/** What stands in a row of the loss history. */
export const HISTORY = ['step', 'trainLoss', 'min', 'max', 'lr'];
/** What stands in a row of the evaluations. */
export const EVALUATIONS = [
  ...['step', 'trainLoss', 'valLoss', 'trainAccuracy', 'valAccuracy'],
  ...['gradNorm', 'weightNorm', 'updateRatio'],
];

/**
 * @param {Float32Array} rows
 * @param {string[]} names of the columns
 * @returns {Record<string, Int32Array | Float32Array>}
 */
export function columnsOf(rows, names) {
  const columns = new GrowingColumns(names).add({ from: 0, rows });
  return Object.fromEntries(names.map((name) => [name, columns[name].slice()]));
}

/** Curves that arrive piece by piece. */
export class GrowingColumns {
  #names;
  #capacity = 0;
  #columns = [];

  /** @param {string[]} names of the columns; "step" holds whole numbers */
  constructor(names) {
    this.#names = names;
  }

  /**
   * @param {{ from: number, rows: Float32Array }} piece `from`: number of its first row, at most the
   *   length so far; 0: everything is new
   * @returns {Record<string, Int32Array | Float32Array>} all columns, whole. They stay as they are
   *   but for the last point, which the next piece may replace
   */
  add({ from, rows }) {
    const width = this.#names.length;
    const length = from + rows.length / width;
    // What was handed out before stays untouched when everything is new.
    if (from === 0 || length > this.#capacity) this.#makeRoom(from, length);
    this.#columns.forEach((column, place) => {
      for (let i = from; i < length; i++) column[i] = rows[(i - from) * width + place];
    });
    return Object.fromEntries(
      this.#names.map((name, place) => [name, this.#columns[place].subarray(0, length)]),
    );
  }

  #makeRoom(kept, length) {
    this.#capacity = Math.max(FEWEST, 2 * length);
    this.#columns = this.#names.map((name, place) => {
      const larger = new (name === 'step' ? Int32Array : Float32Array)(this.#capacity);
      if (kept > 0) larger.set(this.#columns[place].subarray(0, kept));
      return larger;
    });
  }
}

// Curves that arrive piece by piece.

import { emptyColumns, fillColumns } from '../wasm/columns.js';

const FEWEST = 64;

/**
 * @template {string} Name
 */
export class GrowingColumns {
  #names;
  #capacity = 0;
  #columns;

  /** @param {readonly Name[]} names of the columns; "step" holds whole numbers */
  constructor(names) {
    this.#names = names;
    this.#columns = emptyColumns(names, 0);
  }

  /**
   * @param {import('../wasm/bindings.js').RowsPiece} piece `from`: at most the length so far; 0:
   *   everything is new
   * @returns {import('../wasm/columns.js').Columns<Name>} all columns, whole. They stay as they are but
   *   for the last point, which the next piece may replace
   */
  add(piece) {
    const { from, rows } = piece;
    const length = from + rows.length / this.#names.length;
    // What was handed out before stays untouched when everything is new.
    if (from === 0 || length > this.#capacity) this.#makeRoom(from, length);
    fillColumns(this.#columns, this.#names, piece);
    const cut = this.#names.map((name) => [name, this.#columns[name].subarray(0, length)]);
    return Object.fromEntries(cut);
  }

  /**
   * @param {number} kept rows at the beginning
   * @param {number} length of which there must be room
   */
  #makeRoom(kept, length) {
    this.#capacity = Math.max(FEWEST, 2 * length);
    const larger = emptyColumns(this.#names, this.#capacity);
    for (const name of this.#names) larger[name].set(this.#columns[name].subarray(0, kept));
    this.#columns = larger;
  }
}

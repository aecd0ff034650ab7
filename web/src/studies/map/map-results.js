// The cells of a map that are known so far. Cells come coarse to fine; until a cell has its own training, the
// nearest coarser one stands for it.

/** What became of a cell, as the engine numbers it; UNKNOWN: nothing yet. */
export const CONVERGED = 0;
export const STAYED = 1;
export const DIVERGED = 2;
export const REFUSED = 3;
export const UNKNOWN = 255;

const COARSEST = 32;

/**
 * @typedef {object} Cell
 * @property {number} x column
 * @property {number} y row from below
 * @property {number} status
 * @property {number} step updates made
 * @property {number} measure as in cpp/map/cell_record.h
 */

/** @typedef {Pick<import('./map.js').MapPlan, 'obstacle' | 'spec' | 'places' | 'x' | 'y'>} Trained */

/** @param {Trained} plan */
function textOf({ spec, places, x, y }) {
  return JSON.stringify([spec, places, x.values, y.values]);
}

export class MapResults {
  #of;

  /**
   * @param {number} columns
   * @param {number} rows
   * @param {Trained} [of] what is trained; default: not said
   */
  constructor(columns, rows, of) {
    this.#of = of && textOf(of);
    this.columns = columns;
    this.rows = rows;
    const size = columns * rows;
    this.status = new Uint8Array(size).fill(UNKNOWN);
    this.step = new Int32Array(size);
    this.measure = new Float32Array(size);
    /** For each cell the one that is shown in its place; -1: none. */
    this.shown = new Int32Array(size).fill(-1);
    this.done = 0;
    /** Why nothing is trained; empty: something is. */
    this.refusal = '';
  }

  /**
   * Whether these are the cells of such a map, so that it can go on from them.
   * @param {Trained} plan
   */
  isOf(plan) {
    return !plan.obstacle && this.#of === textOf(plan);
  }

  /**
   * @param {number} cell
   * @param {number} status
   * @param {number} step
   * @param {number} measure
   */
  keep(cell, status, step, measure) {
    this.done += 1;
    this.status[cell] = status;
    this.step[cell] = step;
    this.measure[cell] = measure;
    this.#show(cell);
  }

  // A cell stands for its block unless finer ones are known there.
  /** @param {number} cell */
  #show(cell) {
    const [x, y] = [cell % this.columns, Math.floor(cell / this.columns)];
    const size = levelOf(x, y);
    for (let row = y; row < Math.min(y + size, this.rows); row++) {
      for (let column = x; column < Math.min(x + size, this.columns); column++) {
        const at = row * this.columns + column;
        if (this.status[at] !== UNKNOWN && at !== cell) continue;
        const shown = this.shown[at];
        if (shown >= 0 && this.#level(shown) < size) continue;
        this.shown[at] = cell;
      }
    }
  }

  /** @param {number} cell */
  #level(cell) {
    return levelOf(cell % this.columns, Math.floor(cell / this.columns));
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {Cell | null} what is shown there; null: nothing
   */
  cellAt(x, y) {
    const cell = this.shown[y * this.columns + x] ?? -1;
    if (cell < 0) return null;
    return {
      x: cell % this.columns,
      y: Math.floor(cell / this.columns),
      status: this.status[cell],
      step: this.step[cell],
      measure: this.measure[cell],
    };
  }

  /** @returns {{ converged: number, stayed: number, diverged: number, refused: number }} cells */
  counts() {
    const counts = [0, 0, 0, 0];
    for (const status of this.status) if (status < counts.length) counts[status] += 1;
    return {
      converged: counts[CONVERGED],
      stayed: counts[STAYED],
      diverged: counts[DIVERGED],
      refused: counts[REFUSED],
    };
  }
}

/**
 * The side of the block for which a cell stands at first.
 * @param {number} x
 * @param {number} y
 */
function levelOf(x, y) {
  let size = COARSEST;
  while (size > 1 && (x % size !== 0 || y % size !== 0)) size /= 2;
  return size;
}

/**
 * All cells, coarse to fine; those of one size row by row, so that neighbours are trained together.
 * @param {number} columns
 * @param {number} rows
 * @returns {Int32Array}
 */
export function cellOrder(columns, rows) {
  const order = new Int32Array(columns * rows);
  let place = 0;
  for (let size = COARSEST; size >= 1; size /= 2) {
    for (let y = 0; y < rows; y += size) {
      for (let x = 0; x < columns; x += size) {
        if (levelOf(x, y) === size) order[place++] = y * columns + x;
      }
    }
  }
  return order;
}

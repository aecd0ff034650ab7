// How rough the border between trainings that converge and others is: its box-counting dimension.

import { CONVERGED, REFUSED, UNKNOWN } from './map-results.js';

/** @typedef {import('./map-results.js').MapResults} MapResults */

/**
 * @typedef {object} Dimension
 * @property {number} value slope of log N(s) against log(1 / s); 1: a smooth line
 * @property {number} error standard error of the slope
 * @property {number[]} sizes sides of the boxes, in cells
 * @property {number[]} counts boxes that hold a part of the border
 */

// Fewer boxes at the border say nothing.
const LEAST = 64;
const SIZES = [1, 2, 4, 8, 16];
// A map has at least so many of the largest boxes each way.
const BOXES = 8;

/**
 * @param {MapResults} results whole
 * @returns {Dimension | null} null: there is too little of a border
 */
export function borderDimension(results) {
  const smallest = Math.min(results.columns, results.rows);
  const sizes = SIZES.filter((size) => size * BOXES <= smallest);
  const counts = sizes.map((size) => boxesWithBorder(results, size));
  if (sizes.length < 3 || counts[0] < LEAST) return null;
  const logs = sizes.map((size) => -Math.log(size));
  return { ...slopeOf(logs, counts.map(Math.log)), sizes, counts };
}

/**
 * Counts boxes with cells of both kinds. A box reaches to the first cells of its neighbours: so a border that runs between
 * two boxes is in one of them.
 * @param {MapResults} results
 * @param {number} size of a box
 * @returns {number}
 */
export function boxesWithBorder({ columns, rows, status }, size) {
  let count = 0;
  for (let y = 0; y < rows; y += size) {
    for (let x = 0; x < columns; x += size) {
      if (
        isMixed(status, columns, [
          x,
          Math.min(x + size + 1, columns),
          y,
          Math.min(y + size + 1, rows),
        ])
      ) {
        count += 1;
      }
    }
  }
  return count;
}

/**
 * @param {Uint8Array} status
 * @param {number} columns
 * @param {number[]} box first and last column, first and last row; last: not in it
 */
function isMixed(status, columns, [left, right, bottom, top]) {
  let hasConverged = false;
  let hasOthers = false;
  for (let y = bottom; y < top; y++) {
    for (let at = y * columns + left; at < y * columns + right; at++) {
      const kind = status[at];
      if (kind === CONVERGED) hasConverged = true;
      else if (kind !== UNKNOWN && kind !== REFUSED) hasOthers = true;
      if (hasConverged && hasOthers) return true;
    }
  }
  return false;
}

/**
 * The line of least squares.
 * @param {number[]} xs
 * @param {number[]} ys
 */
function slopeOf(xs, ys) {
  const n = xs.length;
  const mean = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0) / n;
  const [mx, my] = [mean(xs), mean(ys)];
  const sxx = xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
  const value = xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i] - my), 0) / sxx;
  const rest = ys.reduce((sum, y, i) => sum + (y - my - value * (xs[i] - mx)) ** 2, 0);
  return { value, error: Math.sqrt(rest / (n - 2) / sxx) };
}

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

// Fewer cells at the border say nothing.
const LEAST = 64;
const SIZES = [1, 2, 4, 8, 16];

/**
 * A cell is on the border if it converged and one of its four neighbours did not.
 * @param {MapResults} results
 * @returns {Uint8Array} 1: on the border
 */
export function borderOf({ columns, rows, status }) {
  const border = new Uint8Array(columns * rows);
  const differs = (/** @type {number} */ at) =>
    status[at] !== CONVERGED && status[at] !== UNKNOWN && status[at] !== REFUSED;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const at = y * columns + x;
      if (status[at] !== CONVERGED) continue;
      const isOn =
        (x > 0 && differs(at - 1)) ||
        (x + 1 < columns && differs(at + 1)) ||
        (y > 0 && differs(at - columns)) ||
        (y + 1 < rows && differs(at + columns));
      if (isOn) border[at] = 1;
    }
  }
  return border;
}

/**
 * @param {MapResults} results whole
 * @returns {Dimension | null} null: there is too little of a border
 */
export function borderDimension(results) {
  const border = borderOf(results);
  if (border.reduce((sum, one) => sum + one, 0) < LEAST) return null;
  const smallest = Math.min(results.columns, results.rows);
  const sizes = SIZES.filter((size) => size * 8 <= smallest);
  const counts = sizes.map((size) => boxes(border, results.columns, size));
  if (sizes.length < 3) return null;
  return {
    ...slopeOf(
      sizes.map((size) => -Math.log(size)),
      counts.map(Math.log),
    ),
    sizes,
    counts,
  };
}

/**
 * @param {Uint8Array} border
 * @param {number} columns
 * @param {number} size
 * @returns {number} boxes of that side with a part of the border
 */
function boxes(border, columns, size) {
  const across = Math.ceil(columns / size);
  const found = new Set();
  border.forEach((isOn, at) => {
    if (!isOn) return;
    const [x, y] = [at % columns, Math.floor(at / columns)];
    found.add(Math.floor(y / size) * across + Math.floor(x / size));
  });
  return found.size;
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

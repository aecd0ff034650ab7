// Pieces that recipes of data sets share.

/** @typedef {import('./recipes.js').Samples} Samples */

/** Names of the classes where they are digits. */
export const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));

/**
 * Reads numbers separated by commas, a sample per line.
 * @param {Buffer} csv whose last column is the label
 * @param {{ heads?: number }} [options] heads: lines before the first sample
 * @returns {Samples}
 */
export function labelledRows(csv, { heads = 0 } = {}) {
  const lines = csv.toString('utf8').trim().split(/\r?\n/).slice(heads);
  const rows = lines.map((line) => line.split(',').map(Number));
  return {
    features: rows.map((row) => row.slice(0, -1)),
    labels: rows.map((row) => row[row.length - 1]),
  };
}

/**
 * Names pixels by row and column.
 * @param {number} width in pixels, and height
 * @returns {string[]} row by row from the top left
 */
export function pixelNames(width) {
  return Array.from({ length: width * width }, (_, i) => `r${Math.floor(i / width)}c${i % width}`);
}

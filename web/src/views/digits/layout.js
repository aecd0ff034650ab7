// How many pictures a tile has room for, and how large they are. Light: its description needs it.

/** @typedef {import('../view.js').Size} Size */

/**
 * @typedef {object} DigitLayout in CSS pixels
 * @property {number} columns
 * @property {number} rows
 * @property {number} size of a picture, which is a square
 * @property {Size} cell with the caption and the room around it
 */

/** Smaller pictures cannot be read. */
export const SMALLEST = 28;
/** Below each picture, for what it was mistaken for. */
export const CAPTION = 14;
const LARGEST = 72;
const APART = 8;
// More of them say no more; then they get larger.
const ENOUGH = 60;

/**
 * As many pictures as can be read, or enough of them as large as there is room.
 * @param {Size} tile
 * @returns {DigitLayout} at least one picture
 */
export function digitLayout(tile) {
  let size = SMALLEST;
  while (size < LARGEST && roomFor(size + 1, tile) >= ENOUGH) size++;
  const [columns, rows] = countsOf(size, tile);
  const cell = { width: tile.width / columns, height: tile.height / rows };
  return { columns, rows, size, cell };
}

/**
 * @param {number} size
 * @param {Size} tile
 */
function roomFor(size, tile) {
  const [columns, rows] = countsOf(size, tile);
  return columns * rows;
}

/**
 * @param {number} size
 * @param {Size} tile
 * @returns {[columns: number, rows: number]}
 */
function countsOf(size, { width, height }) {
  const columns = Math.max(1, Math.floor(width / (size + APART)));
  const rows = Math.max(1, Math.floor(height / (size + CAPTION)));
  return [columns, rows];
}

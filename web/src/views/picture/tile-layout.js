// Small multiples: how many beside each other, and how large. All have one size, so that they can be
// compared; a last row that is not full stands in the middle.

/** Between two tiles, in CSS pixels. */
export const GAP = 12;
/** Height of a tile's caption. */
export const HEAD = 24;
/** Of a caption that has the value below the name. */
export const TWO_LINES = 38;
const SMALLEST = 28;
// Side by side reads better than on top of each other, even if tiles get this much smaller.
const HIGH_PRICE = 0.82;
// Full rows leave no room empty.
const UNEVEN_PRICE = 0.85;

/**
 * @typedef {object} TileLayout
 * @property {number} columns
 * @property {number} width of a tile, in CSS pixels
 * @property {number} height of a tile without its caption
 */

/**
 * The best number of columns for the room there is.
 * @param {number} count tiles, at least 1
 * @param {import('./picture.js').Size} room
 * @param {number} [shape] width per height that suits a tile best
 * @param {number} [head] height of a caption
 * @returns {TileLayout}
 */
export function tileLayout(count, room, shape = 1, head = HEAD) {
  const options = Array.from({ length: count }, (_, i) =>
    optionWith(i + 1, count, room, { shape, head }),
  );
  const best = options.reduce((one, other) => (other.worth > one.worth ? other : one));
  const { columns, width, height } = best;
  return { columns, width, height };
}

/**
 * @param {number} columns
 * @param {number} count
 * @param {import('./picture.js').Size} room
 * @param {{ shape: number, head: number }} tile
 */
function optionWith(columns, count, room, { shape, head }) {
  const rows = Math.ceil(count / columns);
  const width = Math.max(SMALLEST, Math.floor((room.width - GAP * (columns - 1)) / columns));
  const height = Math.max(SMALLEST, Math.floor((room.height - GAP * (rows - 1)) / rows - head));
  // What is drawn has this shape: the side that is too short counts, and what is left over a little.
  const sides = [width / shape, height];
  const shorter = Math.min(...sides);
  const size = shorter + 0.05 * Math.min(2 * shorter, Math.max(...sides));
  const inLast = count - columns * (rows - 1);
  const price = (rows > columns ? HIGH_PRICE : 1) * (inLast < columns ? UNEVEN_PRICE : 1);
  return { columns, width, height, worth: size * price };
}

/**
 * On a page that scrolls only the width matters: tiles are squares.
 * @param {number} count tiles
 * @param {number} width
 * @returns {TileLayout}
 */
export function scrollingLayout(count, width) {
  const columns = Math.min(2, count);
  const side = Math.floor((width - GAP * (columns - 1)) / columns);
  return { columns, width: side, height: side };
}

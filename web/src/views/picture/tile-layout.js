// Small multiples: how many beside each other, and how large.

/** Between two tiles, in CSS pixels. */
export const GAP = 12;
/** Height of a tile's caption. */
export const HEAD = 24;
const SMALLEST = 60;
// Side by side reads better than on top of each other, even if tiles get this much smaller.
const PRICE = 0.82;

/**
 * @typedef {object} TileLayout
 * @property {number} columns
 * @property {number} side width of a tile, in CSS pixels
 * @property {number} tall its height without the caption
 */

/**
 * The best number of columns for the room there is.
 * @param {number} count tiles
 * @param {import('./picture.js').Size} room
 * @param {boolean} isTall whether tiles use all the height there is; others are squares
 * @returns {TileLayout}
 */
export function tileLayout(count, { width, height }, isTall) {
  const options = Array.from({ length: count }, (_, i) => {
    const columns = i + 1;
    const rows = Math.ceil(count / columns);
    const across = (width - GAP * (columns - 1)) / columns;
    const down = (height - GAP * (rows - 1)) / rows - HEAD;
    return { columns, rows, side: Math.max(SMALLEST, Math.floor(Math.min(across, down))) };
  });
  const largest = Math.max(...options.map(({ side }) => side));
  const good = options.filter(({ side }) => side >= PRICE * largest);
  const wide = good.filter((one) => one.columns >= one.rows).sort((a, b) => b.side - a.side);
  const { columns, rows, side } = wide[0] ?? good[good.length - 1];
  const room = Math.floor((height - GAP * (rows - 1)) / rows - HEAD);
  return { columns, side, tall: isTall ? Math.max(side, room) : side };
}

/**
 * On a page that scrolls only the width matters.
 * @param {number} count tiles
 * @param {number} width
 * @returns {TileLayout}
 */
export function scrollingLayout(count, width) {
  const columns = Math.min(2, count);
  const side = Math.floor((width - GAP * (columns - 1)) / columns);
  return { columns, side, tall: side };
}

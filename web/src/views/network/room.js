// How many units of a layer a tile has room for. Light: the description of the view needs it.

// Usual layers are whole, however small a tile is.
const FEWEST = 10;
const MOST = 24;
/** From one unit to the next, at least, in CSS pixels. */
const SMALLEST_PITCH = 24;

/** Above the units, for the names of the layers. */
export const HEAD = 24;
/** Below the units, for how many are shown and for the scales. */
export const FOOT = 40;

/**
 * @param {import('../view.js').Size} tile
 * @returns {number}
 */
export function unitsFor({ height }) {
  const fits = Math.floor((height - HEAD - FOOT) / SMALLEST_PITCH);
  return Math.max(FEWEST, Math.min(MOST, fits));
}

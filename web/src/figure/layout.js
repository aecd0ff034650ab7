// Where the parts of a figure stand: words above and below; pictures beside the charts, or above or below them.

import { TICKS_ONLY, WITH_LABELS } from '../drawing/plot-frame.js';
import { GAP as TILE_GAP, HEAD } from '../views/picture/tile-layout.js';

/** @typedef {{ left: number, top: number, width: number, height: number }} Box in pixels of the figure */
/** @typedef {import('../views/view.js').Size} Size */

/**
 * @typedef {object} Counts
 * @property {number} charts
 * @property {number} pictures
 * @property {number} tiles squares of the one picture, if it has some; else 0
 * @property {boolean} [chartsFirst] charts stand left of pictures, or above them; default: the other way round
 */

/** Between the border and everything. */
export const MARGIN = 14;
/** Height of a picture's heading. */
export const HEADING = 24;
const GAP = 18;
// Narrower figures have their pictures above or below their charts.
const BESIDE = 560;
const PICTURE_SHARE = 0.42;
// More of them need room for their names.
const MANY_TILES = 4;
// The first chart is what a figure is about.
const FIRST_WEIGHT = 1.6;

/**
 * @param {Size} size of the figure
 * @param {{ above: number, below: number }} words heights
 * @param {Counts} counts
 * @returns {{ charts: Box[], pictures: Box[] }} whole pixels, so that lines stay sharp
 */
export function layoutFigure(size, { above, below }, counts) {
  const { charts, pictures } = counts;
  const inner = {
    left: MARGIN,
    top: MARGIN + above,
    width: size.width - 2 * MARGIN,
    height: size.height - 2 * MARGIN - above - below,
  };
  const shares = divide(inner, counts);
  return { pictures: grid(shares.pictures, pictures), charts: stack(shares.charts, charts) };
}

/**
 * @param {Box} box
 * @param {Counts} counts
 * @returns {{ pictures: Box, charts: Box }}
 */
function divide(box, { charts, pictures, tiles, chartsFirst = false }) {
  if (!charts || !pictures) return { pictures: box, charts: box };
  const { left, top, width, height } = box;
  if (width >= BESIDE) {
    const share = PICTURE_SHARE * width;
    const most = tiles > MANY_TILES ? share : Math.min(share, Math.max(height, width / 4));
    const own = Math.round(tiles ? widthOfTiles(tiles, height - HEADING, most) : most);
    const rest = width - own - GAP;
    return {
      pictures: { left: left + (chartsFirst ? rest + GAP : 0), top, width: own, height },
      charts: { left: left + (chartsFirst ? 0 : own + GAP), top, width: rest, height },
    };
  }
  const own = Math.round(height / 2 - GAP / 2);
  const rest = height - own - GAP;
  return {
    pictures: { left, top: top + (chartsFirst ? rest + GAP : 0), width, height: own },
    charts: { left, top: top + (chartsFirst ? 0 : own + GAP), width, height: rest },
  };
}

/**
 * The width that gives the largest tiles; of two that do, the smaller one leaves more to the charts.
 * @param {number} count
 * @param {number} height
 * @param {number} most width
 */
function widthOfTiles(count, height, most) {
  let best = { side: 0, width: most };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const down = (height - TILE_GAP * (rows - 1)) / rows - HEAD;
    const across = (most - TILE_GAP * (columns - 1)) / columns;
    const side = Math.floor(Math.min(down, across));
    if (side > best.side) best = { side, width: columns * (side + TILE_GAP) - TILE_GAP };
  }
  return best.width;
}

/**
 * @param {Box} box
 * @param {number} count
 * @returns {Box[]} beside each other, in as few rows as keep them about as wide as high
 */
function grid({ left, top, width, height }, count) {
  if (!count) return [];
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * width) / height))));
  const rows = Math.ceil(count / columns);
  const across = Math.floor((width - GAP * (columns - 1)) / columns);
  const down = Math.floor((height - GAP * (rows - 1)) / rows);
  return Array.from({ length: count }, (_, i) => ({
    left: left + (i % columns) * (across + GAP),
    top: top + Math.floor(i / columns) * (down + GAP),
    width: across,
    height: down,
  }));
}

/**
 * @param {Box} box
 * @param {number} count
 * @returns {Box[]} under each other; the last one has room for the numbers of all
 */
function stack({ left, top, width, height }, count) {
  const numbers = WITH_LABELS - TICKS_ONLY;
  const unit = (height - numbers) / (FIRST_WEIGHT + count - 1);
  /** @type {Box[]} */
  const boxes = [];
  let at = top;
  for (let i = 0; i < count; i++) {
    const isLast = i === count - 1;
    const own = isLast ? top + height - at : Math.round(unit * (i ? 1 : FIRST_WEIGHT));
    boxes.push({ left, top: at, width, height: own });
    at += own;
  }
  return boxes;
}

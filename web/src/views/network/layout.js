// Where the units and weights of a network stand on a tile, and which of them a point is on.

import { FOOT, HEAD } from './room.js';

/** @typedef {import('../../engine/wasm/bindings.js').NetworkPicture} NetworkPicture */
/** @typedef {import('../view.js').Size} Size */

/**
 * @typedef {object} UnitPlace in CSS pixels; a unit is a square
 * @property {number} x of its middle
 * @property {number} y
 * @property {number} side
 */

/**
 * @typedef {object} NetworkLayout
 * @property {UnitPlace[][]} columns the units that are shown of each column; of pictures, one place for
 *   all inputs
 * @property {boolean} hasImages whether the first column is one picture
 * @property {boolean} isNarrow layers stand so near that their names must be short
 * @property {boolean} isSmall there is room for units, not for words
 */

/**
 * @typedef {object} LayoutOptions
 * @property {boolean} hasImages whether the inputs are one picture
 * @property {number} left pixels that the names of the inputs would like
 * @property {number} right likewise of the outputs
 */

/**
 * @typedef {{ kind: 'unit', column: number, row: number }} UnitPart row among those that are shown
 * @typedef {{ kind: 'weight', block: number, to: number, from: number }} WeightPart of units that are shown
 * @typedef {UnitPart | WeightPart} Part of a network that one can point at
 */

const LARGEST_UNIT = 60;
const LARGEST_OUTPUT = 120;
// Parts of the distance between two columns that a unit takes at most, so that weights can be seen.
const UNIT_SHARE = 0.45;
const OUTPUT_SHARE = 0.8;
const GAP = 7;
// Longer lines say no more.
const LONGEST_LINE = 200;
const SMALL = 240;
// From one layer to the next.
const NARROW = 58;
// Of the width, names beside the inputs or the outputs take at most.
const NAMES_SHARE = 0.2;
const EDGE = 10;
// A pointer is on a line that is so near, in CSS pixels.
const NEAR = 6;
// Of the line, until the place is found.
const HALVINGS = 12;

/**
 * @param {NetworkPicture} network
 * @param {Size} size of the tile
 * @param {LayoutOptions} options
 * @returns {NetworkLayout}
 */
export function networkLayout({ columns, blocks }, { width, height }, options) {
  const { hasImages } = options;
  const isSmall = width < SMALL || height < SMALL - HEAD;
  const head = isSmall ? EDGE : HEAD;
  const up = height - head - (isSmall ? EDGE : FOOT);
  const counts = columns.map(({ units }, i) => (hasImages && i === 0 ? 1 : units.length));
  const names = isSmall ? 0 : NAMES_SHARE * width;
  const left = EDGE + Math.min(names, options.left);
  const right = EDGE + Math.min(names, options.right);
  const sides = sidesOf(counts, { across: width - left - right, up, hasImages });
  // As much room for the lines of each layer.
  const spare = width - left - right - sides.reduce((sum, side) => sum + side, 0);
  const gap = Math.min(LONGEST_LINE, spare / blocks.length);
  let edge = left + (spare - gap * blocks.length) / 2 - gap;
  const places = counts.map((count, i) => {
    const side = sides[i];
    const distance = Math.min(up / count, Math.max(1.5 * side, side + 4 * GAP));
    edge += gap + (i > 0 ? sides[i - 1] : 0);
    return Array.from({ length: count }, (_, row) => ({
      x: edge + side / 2,
      y: head + up / 2 + (row - (count - 1) / 2) * distance,
      side,
    }));
  });
  const isNarrow = gap + sides[1] < NARROW;
  return { columns: places, hasImages, isNarrow, isSmall };
}

/**
 * How large the units of each column are: all alike, but single outputs and pictures, which show the
 * most.
 * @param {number[]} counts
 * @param {{ across: number, up: number, hasImages: boolean }} room
 * @returns {number[]}
 */
function sidesOf(counts, { across, up, hasImages }) {
  const step = across / (counts.length - 1);
  const pitch = up / Math.max(...counts);
  const usual = Math.max(4, Math.min(LARGEST_UNIT, UNIT_SHARE * step, pitch - GAP));
  return counts.map((count, i) => {
    const isOuter = i === counts.length - 1 || (hasImages && i === 0);
    if (!isOuter || count > 2) return usual;
    return Math.max(usual, Math.min(LARGEST_OUTPUT, OUTPUT_SHARE * step, up / count - GAP));
  });
}

/**
 * The line of a weight: a curve that leaves and arrives level.
 * @param {UnitPlace} from
 * @param {UnitPlace} to
 * @returns {[x1: number, y1: number, x2: number, y2: number]} its ends
 */
export function endsOf(from, to) {
  return [from.x + from.side / 2, from.y, to.x - to.side / 2, to.y];
}

/**
 * @param {NetworkLayout} layout
 * @param {Part} part of it
 * @returns {UnitPlace} of a weight: the middle of its line
 */
export function placeOf({ columns }, part) {
  if (part.kind === 'unit') return columns[part.column][part.row];
  const [x1, y1, x2, y2] = endsOf(columns[part.block][part.from], columns[part.block + 1][part.to]);
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2, side: 0 };
}

/**
 * @param {NetworkLayout} layout
 * @param {number} x in CSS pixels
 * @param {number} y
 * @returns {Part | null} the unit there, else the nearest weight
 */
export function partAt(layout, x, y) {
  for (const [column, places] of layout.columns.entries()) {
    const row = places.findIndex(
      (place) => Math.max(Math.abs(x - place.x), Math.abs(y - place.y)) <= place.side / 2 + 2,
    );
    if (row >= 0) return { kind: 'unit', column, row };
  }
  return weightAt(layout, x, y);
}

/**
 * @param {NetworkLayout} layout
 * @param {number} x
 * @param {number} y
 * @returns {WeightPart | null}
 */
function weightAt({ columns, hasImages }, x, y) {
  const block = columns.findIndex((places, i) => i > 0 && x < places[0].x) - 1;
  // The weights from pictures are drawn in the units.
  if (block < (hasImages ? 1 : 0) || x < columns[block][0].x) return null;
  /** @type {WeightPart | null} */
  let found = null;
  let nearest = NEAR;
  columns[block + 1].forEach((target, to) => {
    columns[block].forEach((source, from) => {
      const distance = Math.abs(y - heightAt(endsOf(source, target), x));
      if (distance >= nearest) return;
      nearest = distance;
      found = { kind: 'weight', block, to, from };
    });
  });
  return found;
}

/**
 * @param {ReturnType<typeof endsOf>} ends
 * @param {number} x
 * @returns {number} y of the line there
 */
function heightAt([x1, y1, x2, y2], x) {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (cubic(x1, (x1 + x2) / 2, (x1 + x2) / 2, x2, middle) < x) low = middle;
    else high = middle;
  }
  return cubic(y1, y1, y2, y2, (low + high) / 2);
}

/**
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 * @param {number} t from 0 to 1
 */
function cubic(a, b, c, d, t) {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

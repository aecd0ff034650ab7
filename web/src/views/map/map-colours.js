// The colours of a map: blue where training converges, the stronger the faster; red where it does not, the stronger the
// earlier. Blue and vermilion differ for every kind of colour vision, and in both the shade grows the same way.

import { rgb } from '../../drawing/rgb.js';
import { CONVERGED, REFUSED, UNKNOWN } from '../../studies/map/map-results.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('../../studies/map/map-results.js').MapResults} MapResults */
/** @typedef {[number, number, number]} Colour */

const SHADES = 64;
// For ranks this many cells tell as much as all.
const SAMPLE = 4096;
/** From weak to strong, on light and on dark paper. */
const LIGHT = { blue: ['#dbe8f5', '#5b9bd0', '#0b3f78'], red: ['#fbe3d3', '#e5825a', '#8f1d0c'] };
const DARK = { blue: ['#16304a', '#3f86c4', '#c3e2ff'], red: ['#43201a', '#c4552f', '#ffcba3'] };

/** @param {Theme} theme */
function isDark({ paper }) {
  const [red, green, blue] = rgb(paper);
  return red + green + blue < 3 * 128;
}

/**
 * @param {Theme} theme
 * @returns {{ blue: Colour[], red: Colour[] }} SHADES of each, from weak to strong
 */
export function mapColours(theme) {
  const { blue, red } = isDark(theme) ? DARK : LIGHT;
  return { blue: ramp(blue), red: ramp(red) };
}

/** @param {string[]} stops three */
function ramp(stops) {
  const [low, middle, high] = stops.map(rgb);
  return Array.from({ length: SHADES }, (_, i) => {
    const place = (2 * i) / (SHADES - 1);
    return place < 1 ? mix(low, middle, place) : mix(middle, high, place - 1);
  });
}

/**
 * @param {Colour} from
 * @param {Colour} to
 * @param {number} part
 * @returns {Colour}
 */
function mix(from, to, part) {
  const [r, g, b] = from.map((value, i) => Math.round(value + (to[i] - value) * part));
  return [r, g, b];
}

/**
 * Paints the cells as pixels, the highest row first.
 * @param {Uint8ClampedArray} pixels four numbers for each cell
 * @param {MapResults} results
 * @param {Theme} theme
 */
export function paintMap(pixels, results, theme) {
  const { columns, rows, shown, status, measure } = results;
  const { blue, red } = mapColours(theme);
  const rankBlue = ranks(results, true);
  const rankRed = ranks(results, false);
  const grey = rgb(theme.grid);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const cell = shown[y * columns + x];
      const at = 4 * ((rows - 1 - y) * columns + x);
      pixels[at + 3] = cell < 0 ? 0 : 255;
      if (cell < 0) continue;
      const kind = status[cell];
      const colour =
        kind === REFUSED
          ? grey
          : kind === CONVERGED
            ? blue[rankBlue(measure[cell])]
            : red[rankRed(measure[cell])];
      pixels[at] = colour[0];
      pixels[at + 1] = colour[1];
      pixels[at + 2] = colour[2];
    }
  }
}

/**
 * Shades by rank: measures span so many sizes that by size most cells would look alike.
 * @param {MapResults} results
 * @param {boolean} converged which cells
 * @returns {(measure: number) => number} place of the shade, SHADES - 1 for the smallest
 */
function ranks({ status, measure }, converged) {
  const stride = Math.max(1, Math.floor(status.length / SAMPLE));
  /** @type {number[]} */
  const values = [];
  // Neither rows nor columns are left out as a whole.
  for (let i = 0; i < status.length; i += stride + (i % 3 === 0 ? 1 : 0)) {
    if (status[i] !== UNKNOWN && (status[i] === CONVERGED) === converged) values.push(measure[i]);
  }
  values.sort((a, b) => a - b);
  const bounds = Float64Array.from(
    { length: SHADES - 1 },
    (_, i) => values[Math.floor(((i + 1) * values.length) / SHADES)] ?? Infinity,
  );
  return (value) => SHADES - 1 - placeAmong(bounds, value);
}

/**
 * @param {Float64Array} bounds growing
 * @param {number} value
 * @returns {number} how many are at most the value
 */
function placeAmong(bounds, value) {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

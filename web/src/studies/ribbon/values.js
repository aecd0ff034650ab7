// The values that a ribbon tries. They lie on a grid that stays where it is while its window moves, so that
// what was trained is met again, and so that a value means the same in every link.

import { gridOf, roundTo } from '../grid.js';

/** @typedef {import('../grid.js').NumberParam} NumberParam */

/**
 * @typedef {object} RibbonWindow
 * @property {number[]} values growing
 * @property {boolean} isLog whether they lie at equal ratios
 */

/** How many values there are at most. */
export const CELLS = 48;
/** Values of a decade. */
export const PER_DECADE = 12;
// Where a window moves, what is in its middle stays for as long as it has so many neighbours on each side.
const MARGIN = 6;

/**
 * The value at a place of the grid of rates: the same three digits in every engine.
 * @param {number} place 0: 1; 12: 10
 * @returns {number}
 */
export function rateAtPlace(place) {
  return roundTo(10 ** (place / PER_DECADE));
}

/**
 * @param {number} rate above 0
 * @returns {number} the nearest place of the grid
 */
export function placeOfRate(rate) {
  return Math.round(PER_DECADE * Math.log10(rate));
}

/**
 * @param {NumberParam} param
 * @param {number} value of the run
 * @param {RibbonWindow | null} [before] the window that is seen now: it moves only if the value is near its ends
 * @returns {RibbonWindow}
 */
export function ribbonWindow(param, value, before = null) {
  if (!isOnGrid(param) || !(value > 0)) {
    const [low, high] = [Math.min(param.sliderMin, value), Math.max(param.sliderMax, value)];
    const values = gridOf(param, low, high, CELLS);
    const isLog = param.scale === 'log' && !param.complement && values[0] > 0;
    return { values, isLog };
  }
  const place = placeOfRate(value);
  const stays = before?.isLog && before.values.length === CELLS && isInside(place, before.values);
  const first = stays ? placeOfRate(before.values[0]) : place - CELLS / 2;
  const values = Array.from({ length: CELLS }, (_, i) => rateAtPlace(first + i));
  const isValid = (/** @type {number} */ one) => one <= param.max && one >= param.min;
  return { values: values.filter(isValid), isLog: true };
}

// Rates, and what is like them; whole numbers and what ends at 1 have sliders that are short enough.
/** @param {NumberParam} param */
function isOnGrid({ type, scale, complement }) {
  return type === 'real' && scale === 'log' && !complement;
}

/**
 * @param {number} place
 * @param {number[]} values
 */
function isInside(place, values) {
  const first = placeOfRate(values[0]);
  return place >= first + MARGIN && place <= first + values.length - 1 - MARGIN;
}

/**
 * Coarse first: every eighth, then what is between them, again and again.
 * @param {number} count
 * @returns {number[]} all indices, each once
 */
export function coarseFirst(count) {
  /** @type {Set<number>} */
  const order = new Set();
  for (let stride = 8; stride >= 1; stride /= 2) {
    for (let i = 0; i < count; i += stride) order.add(i);
  }
  return [...order];
}

/**
 * @param {RibbonWindow} window with values
 * @param {number} value
 * @returns {number} index of the nearest one, as distances look
 */
export function nearestIndex({ values, isLog }, value) {
  const place = (/** @type {number} */ one) => (isLog ? Math.log(Math.max(one, 1e-300)) : one);
  const distances = values.map((one) => Math.abs(place(one) - place(value)));
  return distances.indexOf(Math.min(...distances));
}

// The y axis of measured values: it holds all that is drawn but for what would flatten everything else,
// and says where it is not what one expects.

import { axis } from './axis.js';
import { formatNumber } from './format.js';
import { placeOf } from './scale.js';
import { linearBounds, logBounds, logTicks } from './series.js';

/** @typedef {import('./chart-model.js').Axis} Axis */
/** @typedef {import('./chart-model.js').Curve} Curve */
/** @typedef {import('./chart-model.js').Numbers} Numbers */

/**
 * @typedef {object} AxisWish
 * @property {'auto' | 'log' | 'linear'} scale auto: logarithmic, or linear if values below 0 are drawn;
 *   log: then symmetric-logarithmic
 * @property {number} count about so many numbers stand on it
 * @property {Numbers[]} [others] what must be on it besides the curves
 */

/** @typedef {{ y: Axis, words: string }} ValueAxis words: what kind of axis it is */

// What is cut lies above so many times the 95th percentile of the rest, and above the starts.
const OUTLIER = 10;
const USUAL_SHARE = 0.95;
// Room for 0 below the least value of a logarithmic axis, in parts of its length.
const ZERO_ROOM = 0.08;
// What is small on a symmetric-logarithmic axis is this part of the largest value, or the start.
const SMALL_PART = 1000;

/**
 * @param {Curve[]} curves
 * @param {AxisWish} wish
 * @returns {ValueAxis}
 */
export function valueAxis(curves, { scale, count, others = [] }) {
  const lists = curves.flatMap(drawnValues);
  const extent = extentOf([...lists, ...others]);
  if (extent.low > extent.high)
    return { y: { ...axis(0.01, 1, true, count), ticks: [] }, words: '' };
  const start = Math.max(0, ...curves.map(startOf));
  const cap = OUTLIER * Math.max(start, ...others.map(largest));
  const ends = [extent.low, extent.high].map((end) => endOf(end, cap, curves));
  if (scale !== 'linear' && extent.low >= 0 && extent.high > 0) {
    const y = axis(...logBounds(extent.lowPositive, ends[1]), true, count);
    return { y: extent.hasZero ? withZero(y) : y, words: 'log' };
  }
  if (scale === 'log' && extent.low < 0) return symmetricAxis(ends, start, count);
  const [low, high] = ends;
  const bounds = high > low || low ? linearBounds(Math.min(0, low), high) : [0, 1];
  const isForced = scale !== 'linear' && low < 0;
  return {
    y: axis(bounds[0], bounds[1], false, count),
    words: isForced ? 'linear, as values are below 0' : 'linear',
  };
}

/**
 * All that is drawn of a curve.
 * @param {Curve} curve
 * @returns {Numbers[]}
 */
export function drawnValues({ y, line, bands = [], spikes }) {
  return [
    line?.y ?? y,
    ...bands.flatMap(({ low, high }) => [low, high]),
    ...(spikes ? [spikes.to] : []),
  ];
}

/** @param {Numbers[]} lists */
function extentOf(lists) {
  let [low, high, lowPositive] = [Infinity, -Infinity, Infinity];
  let hasZero = false;
  for (const values of lists) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
      if (value > 0 && value < lowPositive) lowPositive = value;
      if (value === 0) hasZero = true;
    }
  }
  return { low, high, lowPositive, hasZero };
}

/**
 * @param {Curve} curve
 * @returns {number} the size of its first value
 */
function startOf({ y, line }) {
  const first = (line?.y ?? y)[0];
  return Number.isFinite(first) ? Math.abs(first) : 0;
}

/** @param {Numbers} values */
function largest(values) {
  let found = 0;
  for (let i = 0; i < values.length; i++) found = Math.max(found, Math.abs(values[i]));
  return found;
}

/**
 * The end of an axis: all that is drawn, or what is left of it without outliers.
 * @param {number} end of all values
 * @param {number} cap what is no larger is no outlier, whatever the others are
 * @param {Curve[]} curves
 * @returns {number}
 */
function endOf(end, cap, curves) {
  if (Math.abs(end) <= cap) return end;
  const calm = curves.filter(({ ended }) => !ended);
  const rest = (calm.length ? calm : curves).flatMap(drawnValues);
  const limit = Math.max(cap, outlierLimit(rest));
  if (Math.abs(end) <= limit) return end;
  let found = 0;
  for (const values of curves.flatMap(drawnValues)) {
    for (let i = 0; i < values.length; i++) {
      const size = Math.sign(end) * values[i];
      if (size <= limit && size > found) found = size;
    }
  }
  return Math.sign(end) * found;
}

/**
 * @param {Numbers[]} lists
 * @returns {number} what is larger, and larger than all that must be seen, is an outlier
 */
export function outlierLimit(lists) {
  const sizes = lists.flatMap((values) => Array.from(values, Math.abs)).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const usual = sizes[Math.max(0, Math.ceil(USUAL_SHARE * sizes.length) - 1)] ?? 0;
  return OUTLIER * usual;
}

/**
 * @param {Axis} y logarithmic
 * @returns {Axis} whose bottom edge stands for 0
 */
export function withZero(y) {
  const min = y.min / (y.max / y.min) ** ZERO_ROOM;
  return {
    ...y,
    min,
    hasZero: true,
    ticks: [min, ...y.ticks],
    format: (value) => (value === min ? '0' : y.format(value)),
  };
}

/**
 * @param {number[]} ends lowest and highest value
 * @param {number} start largest size of a first value
 * @param {number} count about so many numbers stand on it
 * @returns {ValueAxis}
 */
function symmetricAxis([low, high], start, count) {
  const size = Math.max(-low, high);
  const small = Math.min(start || size, size / SMALL_PART);
  const linearTo = 10 ** Math.floor(Math.log10(small));
  const ends = [-low, high].map((end) => (end > 0 ? logBounds(linearTo, end)[1] : 0));
  const lengths = ends.map((end) => placeOf({ linearTo }, end));
  const [below, above] = ends.map((end, side) => {
    const share = lengths[side] / (lengths[0] + lengths[1]);
    const wished = Math.round(count * share);
    return wished > 0 ? logTicks(linearTo, end, wished) : [];
  });
  const ticks = [...below.map((tick) => -tick).reverse(), 0, ...above];
  return {
    y: { ...axis(-ends[0], ends[1], false, count), linearTo, ticks },
    words: `symmetric log, linear within ±${formatNumber(linearTo, 1)}`,
  };
}

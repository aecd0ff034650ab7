// What the charts of all studies are made of. Plain functions.

import { formatValue } from '../../drawing/format.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { linearBounds, linearTicks, logBounds, logTicks } from '../../drawing/series.js';
import { withZero } from '../../drawing/value-axis.js';

/** @typedef {import('./draw-study.js').StudyModel} StudyModel */
/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../../studies/study.js').Series} Series */
/** @typedef {Curve['y']} Numbers */

/**
 * @template P, R
 * @typedef {{ plan: P, results: R, series: Series[] }} Outcome of a study: what its chart shows
 */

/** Losses so many times the one that training began with would flatten all others. */
export const EXPLOSION = 3;
export const Y_TICKS = 6;
// Values so close to each other have an axis of their own: among powers of ten they would be one line.
const CLOSE = 3;
// Of their range, above and below.
const MARGIN = 0.06;
const X_TICKS = 7;
/** The name of the axis of rates. */
export const RATE = 'learning rate';

/**
 * An axis of losses: linear where there are some below 0, and with a place for 0 where there is one.
 * @param {number[]} values those that are not finite do not count
 * @param {boolean} wantsLog
 * @param {number} [cap] what is higher leaves through the top, where an arrow says it
 * @returns {Axis}
 */
export function lossAxis(values, wantsLog, cap = Infinity) {
  const finite = values.filter((value) => Number.isFinite(value));
  const log = wantsLog && finite.some((value) => value > 0) && !hasNegative(finite);
  const usable = log ? finite.filter((value) => value > 0) : finite;
  const low = usable.length ? Math.min(...usable) : 0;
  const high = Math.max(low, Math.min(cap, usable.length ? Math.max(...usable) : 1));
  const isClose = log && high > low && high < CLOSE * low && !finite.includes(0);
  const [min, max] = isClose
    ? [low / (high / low) ** MARGIN, high * (high / low) ** MARGIN]
    : log
      ? logBounds(low, high)
      : linearBounds(Math.min(0, low), high);
  const ticks = log && !isClose ? logTicks(min, max, Y_TICKS) : linearTicks(min, max, Y_TICKS - 1);
  const axis = { min, max, log, ticks, format: formatSetting };
  return log && finite.includes(0) ? withZero(axis) : axis;
}

/**
 * What a caption says about an axis that is not as it was wished.
 * @param {number[]} values
 * @param {boolean} wantsLog
 * @returns {string} empty: nothing
 */
export function axisNote(values, wantsLog) {
  return wantsLog && hasNegative(values) ? 'linear, as values are below 0' : '';
}

/** @param {number[]} values */
function hasNegative(values) {
  return values.some((value) => Number.isFinite(value) && value < 0);
}

/**
 * An axis of what is varied.
 * @param {number} low
 * @param {number} high
 * @param {boolean} log
 * @returns {Axis}
 */
export function valueAxis(low, high, log) {
  const isFlat = !(high > low);
  const [min, max] = isFlat ? [low * 0.5, low * 2 || 1] : [low, high];
  const isLog = log && min > 0;
  const ticks = isLog ? logTicks(min, max, X_TICKS) : linearTicks(min, max, X_TICKS - 2);
  return { min, max, log: isLog, ticks, count: X_TICKS - 2, name: '', format: formatSetting };
}

/**
 * @param {number} index
 * @param {Series} series
 * @param {Numbers} x
 * @param {Numbers} y
 * @returns {Curve}
 */
export function plainCurve(index, { name, slot, dash }, x, y) {
  return {
    ...{ index, name, slot, dash, x, y },
    ...{ endText: '', solidTo: Infinity, ended: false },
  };
}

/**
 * A model without axes, on which there is nothing yet.
 * @param {{ series: Series[] }} outcome
 * @returns {Omit<StudyModel, 'x' | 'y'>}
 */
export function emptyModel({ series }) {
  return {
    ...{ title: '', subtitle: '', markers: [], dots: [], crosses: [], flags: [], curves: [] },
    ...{ cursor: null, now: null },
    endLabels: series.length > 1,
    format: formatValue,
  };
}

/**
 * @param {number | null} only place of the one series that is shown; null: all
 * @param {number} place
 */
export function isShown(only, place) {
  return only === null || only === place;
}

/**
 * All losses of a curve and of its bands.
 * @param {Curve} curve
 * @returns {number[]}
 */
export function lossesOf({ y, bands = [] }) {
  return [y, ...bands.flatMap(({ low, high }) => [low, high])].flatMap((some) => Array.from(some));
}

/**
 * A loss in words; what diverged has none.
 * @param {number} loss
 */
export function lossWords(loss) {
  return loss === Infinity ? 'diverged' : formatValue(loss);
}

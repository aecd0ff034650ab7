// One axis for the rates of all runs, with what they are: linear, or logarithmic where rates are too far
// apart to be told from 0 otherwise.

import { axis } from '../../drawing/axis.js';
import { formatNumber } from '../../drawing/format.js';
import { linearTicks, logBounds } from '../../drawing/series.js';

/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */

/**
 * @typedef {object} RateRange the rates of one run
 * @property {number} peak the largest
 * @property {number} usual what all but a fiftieth of the positive ones are at least; Infinity: none is
 *   positive
 * @property {number} least positive one; Infinity: there is none
 * @property {boolean} hasZero
 */

// Peaks further apart than this cannot share a linear axis.
const SPREAD = 20;
// Rates come in single precision.
const SINGLE_PRECISION = 1e-6;
// The tail of a schedule that falls to 0 takes decades in the last few updates.
const TAIL = 0.02;
// Room for 0 below the least rate of a logarithmic axis, in parts of its length.
const ZERO_ROOM = 0.08;
const ROOM_ABOVE = 1.08;

/**
 * @param {{ step: ArrayLike<number>, min: ArrayLike<number>, max: ArrayLike<number> }} stretches of
 *   consecutive updates
 * @returns {RateRange}
 */
export function rangeOf({ step, min, max }) {
  let [peak, least] = [0, Infinity];
  let hasZero = false;
  /** @type {{ rate: number, count: number }[]} */
  const positive = [];
  for (let i = 0; i < step.length; i++) {
    peak = Math.max(peak, max[i]);
    hasZero ||= min[i] === 0;
    if (!(max[i] > 0)) continue;
    const rate = min[i] > 0 ? min[i] : max[i];
    least = Math.min(least, rate);
    positive.push({ rate, count: step[i] - (step[i - 1] ?? -1) });
  }
  return { peak, usual: quantile(positive, TAIL), least, hasZero };
}

/**
 * @param {{ rate: number, count: number }[]} rates with how often they occur; sorted by it
 * @param {number} share
 */
function quantile(rates, share) {
  rates.sort((a, b) => a.rate - b.rate);
  let left = share * rates.reduce((sum, { count }) => sum + count, 0);
  return rates.find(({ count }) => (left -= count) < 0)?.rate ?? Infinity;
}

/**
 * @param {RateRange[]} ranges of all runs that are shown
 * @returns {Axis} without ticks if there is no rate to show
 */
export function rateAxis(ranges) {
  const peaks = ranges.map(({ peak }) => peak).filter((peak) => peak > 0);
  const top = Math.max(...peaks);
  // A rate of 0 has a place, no rate has none.
  if (!peaks.length) return { ...axis(0, 1, false, 1), ticks: ranges.length ? [0] : [] };
  if (top / Math.min(...peaks) <= SPREAD * (1 + SINGLE_PRECISION)) return linearAxis(top);
  const low = Math.min(...ranges.map(({ usual }) => usual));
  const y = axis(...logBounds(low, top), true, 4);
  return ranges.some(({ hasZero }) => hasZero) ? withZero(y) : y;
}

/** @param {number} top */
function linearAxis(top) {
  // The highest may be just below a round number.
  const ticks = linearTicks(0, top * (1 + SINGLE_PRECISION), 3);
  return { min: 0, max: top * ROOM_ABOVE, log: false, ticks, format: rateText };
}

/**
 * @param {Axis} y logarithmic
 * @returns {Axis} whose bottom edge stands for 0
 */
function withZero(y) {
  const min = y.min / (y.max / y.min) ** ZERO_ROOM;
  const ticks = [min, ...y.ticks];
  return {
    ...y,
    min,
    hasZero: true,
    ticks,
    format: (value) => (value === min ? '0' : y.format(value)),
  };
}

/** @param {number} rate */
function rateText(rate) {
  return formatNumber(rate, 2).replace(/(\.\d*[1-9])0+$|\.0+$/, '$1');
}

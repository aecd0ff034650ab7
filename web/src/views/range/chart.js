// Loss against the rate of a rate-range test.

import { formatSetting } from '../../drawing/typed-values.js';
import { linearBounds, linearTicks } from '../../drawing/series.js';
import { rangeResult } from '../../studies/range.js';
import { RATE, Y_TICKS, emptyModel, isShown, plainCurve, valueAxis } from '../study/chart-parts.js';

/** @typedef {import('../study/draw-study.js').StudyModel} StudyModel */
/** @typedef {import('../../studies/range.js').RangeResult} RangeResult */
/** @typedef {Pick<import('./study.js').RangePlan, 'from' | 'to'>} Rates */

// The axis shows this much above and below the losses that a test begins with and gets to.
const ABOVE_START = 1.3;
const ROOM_BELOW = 0.1;
const BATCH_ALPHA = 0.3;

/**
 * @param {import('../study/chart-parts.js').Outcome<Rates, import('./study.js').Trials>} outcome
 * @param {number | null} only place of the one series that is shown; null: all
 * @returns {StudyModel}
 */
export function rangeModel(outcome, only) {
  const { plan, results: trials, series } = outcome;
  const tests = trials.flatMap((trial, i) => {
    const result = trial && rangeResult(trial);
    return result?.smoothed.length && isShown(only, i) ? [{ i, result }] : [];
  });
  const means = tests.map(({ i, result: { rates, smoothed } }) =>
    plainCurve(i, series[i], rates.slice(0, smoothed.length), smoothed),
  );
  const batches = tests.map(({ i, result: { rates, losses } }) => ({
    ...plainCurve(i, { ...series[i], name: `${series[i].name}, each batch` }, rates, losses),
    ...{ isSecond: true, width: 1, alpha: BATCH_ALPHA },
  }));
  const start = Math.max(0, ...means.map(({ y }) => y[0]));
  const marks = tests.map(({ i, result }) => marksOf(result, series[i].slot));
  return {
    ...emptyModel(outcome),
    x: valueAxis(plan.from, plan.to, true),
    y: rampAxis(
      [...batches, ...means].flatMap(({ y }) => Array.from(y)),
      start,
    ),
    xName: RATE,
    curves: [...batches, ...means],
    dots: marks.flatMap(({ dots }) => dots),
    // Words for several tests would hide each other.
    flags: marks.length === 1 ? marks[0].flags : [],
  };
}

/**
 * The rates that a test suggests.
 * @param {RangeResult} result
 * @param {number} slot colour
 */
function marksOf({ steepest, tenth, rates, smoothed }, slot) {
  const suggestions = [
    { rate: steepest, text: `steepest ${formatSetting(steepest)}`, isHollow: false },
    { rate: tenth, text: `lowest / 10 ${formatSetting(tenth)}`, isHollow: true },
  ].filter(({ rate }) => !Number.isNaN(rate));
  const placed = suggestions.map(({ rate, text, isHollow }) => {
    const y = smoothed[nearest(rates, rate, smoothed.length)];
    return { dot: { x: rate, y, slot, isHollow }, flag: { x: rate, y, slot, text } };
  });
  return { dots: placed.map(({ dot }) => dot), flags: placed.map(({ flag }) => flag) };
}

/**
 * Linear, and not from 0: what counts is where the loss begins to fall and to rise.
 * @param {number[]} values
 * @param {number} start the highest first loss
 */
function rampAxis(values, start) {
  const low = Math.min(start, ...values.filter(Number.isFinite));
  const floor = low < 0 ? -Infinity : 0;
  const below = Math.max(floor, low - ROOM_BELOW * (start - low));
  const [min, max] = linearBounds(below, ABOVE_START * start);
  return { min, max, log: false, ticks: linearTicks(min, max, Y_TICKS - 1), format: formatSetting };
}

/**
 * Place of the closest of growing values among the first ones.
 * @param {number[]} values
 * @param {number} value
 * @param {number} count of the first ones
 */
function nearest(values, value, count) {
  let best = 0;
  for (let i = 1; i < count; i++) {
    if (Math.abs(values[i] - value) < Math.abs(values[best] - value)) best = i;
  }
  return best;
}

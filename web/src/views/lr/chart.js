// The learning rate of each run: solid where it was used, faint where it is still to come.

import { axis } from '../../drawing/axis.js';
import { formatNumber } from '../../drawing/format.js';
import { linearTicks, logBounds } from '../../drawing/series.js';
import { curveOf, emptyModel, scaled } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';

/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */

// Rates further apart than this cannot share a linear axis.
const RATE_SPREAD = 20;
// Nor can rates below this part of the highest share a logarithmic one.
const LOWEST_RATE = 1e-5;
/** @type {Record<number, string>} */
const PARTS_OF_PEAK = { 0: '0', 0.5: '½', 1: 'peak' };

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const { runs } = shownRuns(scene);
  const peaks = runs.map((run) => maxOf(ratesOf(run).max));
  const known = peaks.filter((peak) => peak > 0);
  const isSpread = known.length > 1 && Math.max(...known) / Math.min(...known) > RATE_SPREAD;
  const lowest = Math.min(...runs.map((run) => minOf(ratesOf(run).min)));
  // A schedule that ends at 0 has no place on a logarithmic axis: then the shapes are shown.
  const log = isSpread && lowest > 0 && lowest >= LOWEST_RATE * Math.max(...known);
  const relative = isSpread && !log;
  const top = relative ? 1 : Math.max(...peaks, 1e-12);
  return {
    ...emptyModel(scene),
    y: log ? axis(...logBounds(lowest, top), true, 3) : rateAxis(top, relative),
    curves: runs.map((run, i) => rateCurve(run, relative ? 1 / (peaks[i] || 1) : 1)),
    title: 'Learning rate',
    subtitle: relative ? 'relative to each run’s peak' : log ? 'log' : '',
    format: (value) => formatNumber(value),
  };
}

/**
 * @param {ShownRun} run
 * @param {number} factor from a rate to its place on the chart
 */
function rateCurve(run, factor) {
  const { step, last } = ratesOf(run);
  const y = factor === 1 ? last : scaled(last, factor);
  const solidTo = run.view.state.step * run.perStep;
  return { ...curveOf(run, { x: scaled(step, run.perStep), y }), solidTo, values: last };
}

/**
 * Of a schedule that reacts to the loss, only what is past.
 * @param {ShownRun} run
 */
function ratesOf({ view: { rates, history } }) {
  return rates ?? { step: history.step, last: history.lr, min: history.lrMin, max: history.lrMax };
}

/**
 * @param {number} top
 * @param {boolean} relative to the peaks
 */
function rateAxis(top, relative) {
  return {
    min: 0,
    max: top * 1.08,
    log: false,
    // Rates come in single precision, which may put them just below a round number.
    ticks: relative ? [0, 0.5, 1] : linearTicks(0, top * (1 + 1e-6), 3),
    /** @param {number} value */
    format: (value) => (relative ? (PARTS_OF_PEAK[value] ?? '') : rateText(value)),
    fixed: relative,
  };
}

/** @param {number} rate */
function rateText(rate) {
  return formatNumber(rate, 2).replace(/(\.\d*[1-9])0+$|\.0+$/, '$1');
}

/** @param {Float32Array} values */
function minOf(values) {
  return values.reduce((min, value) => (value < min ? value : min), Infinity);
}

/** @param {Float32Array} values */
function maxOf(values) {
  return values.reduce((max, value) => (value > max ? value : max), 0);
}

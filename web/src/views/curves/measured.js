// Curves of what was measured again and again: as it was recorded where chance has no part in it, else
// a running average in front of the range that most values lie in.

import { smooth } from '../../drawing/smooth.js';
import { keep } from './records.js';
import { curveOf, scaled } from './run-curve.js';

/** @typedef {import('../../drawing/chart-model.js').Band} Band */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../../drawing/chart-model.js').Line} Line */
/** @typedef {import('../../drawing/chart-model.js').Numbers} Numbers */
/** @typedef {import('../../drawing/chart-model.js').Spikes} Spikes */
/** @typedef {import('./shown-runs.js').ShownRun} ShownRun */

/**
 * @typedef {object} Series stretches of updates, one after the other, and what was measured in each
 * @property {Int32Array} step its last update
 * @property {Numbers} x of that
 * @property {Numbers} [first] default: the last
 * @property {Numbers} last
 * @property {Numbers} mean
 * @property {Numbers} logMean mean of the natural logarithms
 * @property {Numbers} min
 * @property {Numbers} max
 * @property {number} since update at which the first stretch begins
 */

/**
 * @typedef {object} Range what most of the values lie in
 * @property {Int32Array} step last update of each stretch
 * @property {Numbers} [count] updates in it; without: it is drawn from stretch to stretch
 * @property {Numbers} low
 * @property {Numbers} high
 */

/**
 * @typedef {object} AverageWish
 * @property {number} average memory in steps; 0: none
 * @property {boolean} log whether it is drawn on a logarithmic axis
 * @property {Range | null} range null: it is not drawn
 * @property {boolean} spikes whether what lies far beyond the range is drawn
 */

const BAND_ALPHA = 0.08;
// A spike lies further beyond the range than the range is high.
const SPIKE = 1;

/**
 * Everything that is known of what happened: of each stretch the first, the lowest, the highest and the
 * last value.
 * @param {ShownRun} run
 * @param {Series} series
 * @param {string} endText
 * @returns {Curve}
 */
export function exactCurve(run, series, endText) {
  const { x, last, min, max } = series;
  const line = keep(last, `outline ${run.perStep}`, () => outline(series, run.perStep));
  const extremes = { low: min, high: max };
  return { ...curveOf(run, { x, y: last, endText }), line, extremes };
}

/**
 * @param {Series} series
 * @param {number} perStep
 * @returns {Line}
 */
function outline({ step, first, last, min, max, since }, perStep) {
  /** @type {number[]} */
  const x = [];
  /** @type {number[]} */
  const y = [];
  /** @type {(at: number, value: number) => void} */
  const add = (at, value) => {
    x.push(at * perStep);
    y.push(value);
  };
  for (let i = 0; i < step.length; i++) {
    const start = i ? step[i - 1] + 1 : Math.min(since, step[i]);
    const middle = (start + step[i]) / 2;
    const begin = first?.[i] ?? last[i];
    if (first && start < step[i]) add(start, begin);
    // Where in a stretch the extremes were is not known.
    if (max[i] > Math.max(begin, last[i])) add(middle, max[i]);
    if (min[i] < Math.min(begin, last[i])) add(middle, min[i]);
    add(step[i], last[i]);
  }
  return { x, y };
}

/**
 * @param {ShownRun} run
 * @param {Series} series
 * @param {AverageWish} wish
 * @param {string} endText
 * @returns {Curve}
 */
export function noisyCurve(run, series, { average, log, range, spikes }, endText) {
  const { x, last, min, max } = series;
  const line = average > 0 ? { x, ...averageOf(series, average, log) } : undefined;
  return {
    ...curveOf(run, { x, y: last, endText }),
    line,
    extremes: { low: min, high: max },
    bands: range ? [bandOf(range, run.perStep)] : undefined,
    spikes: range && spikes ? spikesOf(series, range, log) : undefined,
  };
}

/**
 * @param {Series} series
 * @param {number} memory in steps
 * @param {boolean} log
 * @returns {{ y: Numbers, words: string }}
 */
function averageOf(series, memory, log) {
  const { step, mean, logMean } = series;
  const isOfLogs = log && hasLogs(series);
  const words = memoryWords(memory);
  return keep(mean, `average ${memory} ${isOfLogs} ${log}`, () => {
    if (isOfLogs) return { y: smooth(step, logMean, memory).map(Math.exp), words };
    const y = smooth(step, mean, memory);
    return { y: log ? withoutTail(y, series) : y, words };
  });
}

/**
 * An average of values and zeros falls for ever. Where it is below all that was measured, it is 0.
 * @param {ArrayLike<number>} average
 * @param {Series} series
 * @returns {Float64Array}
 */
function withoutTail(average, { mean, min }) {
  let least = Infinity;
  for (const values of [mean, min]) {
    for (let i = 0; i < values.length; i++) {
      if (values[i] > 0 && values[i] < least) least = values[i];
    }
  }
  return Float64Array.from(average, (value) => (value > 0 && value < least ? 0 : value));
}

/**
 * @param {Series} series
 * @returns {boolean} whether no value was 0 or below
 */
export function hasLogs({ mean, logMean }) {
  return keep(logMean, 'has logarithms', () => {
    for (let i = 0; i < mean.length; i++) {
      if (Number.isFinite(mean[i]) && !Number.isFinite(logMean[i])) return false;
    }
    return true;
  });
}

/**
 * @param {Range} range
 * @param {number} perStep
 * @returns {Band}
 */
function bandOf({ step, count, low, high }, perStep) {
  /** @type {(values: Numbers) => Numbers} */
  const twice = (values) =>
    Float64Array.from({ length: 2 * step.length }, (_, i) => values[i >> 1]);
  const area = keep(low, `band ${perStep}`, () => {
    if (!count) return { x: scaled(step, perStep), low, high };
    // Of a stretch one number is known: the area has steps.
    const x = twice(step).map((end, i) => (i % 2 ? end : end - count[i >> 1] + 1) * perStep);
    return { x, low: twice(low), high: twice(high) };
  });
  return { ...area, alpha: BAND_ALPHA, words: ['10 %', '90 %'] };
}

/**
 * @param {Series} series
 * @param {Range} range
 * @param {boolean} log
 * @returns {Spikes}
 */
function spikesOf({ step, x, min, max }, { step: ends, low, high }, log) {
  /** @type {{ x: number[], from: number[], to: number[] }} */
  const spikes = { x: [], from: [], to: [] };
  /** @type {(value: number) => number} */
  const scale = (value) => (log ? Math.log(Math.max(value, Number.MIN_VALUE)) : value);
  let at = 0;
  for (let i = 0; i < step.length && ends.length; i++) {
    while (at + 1 < ends.length && ends[at] < step[i]) at++;
    const far = SPIKE * (scale(high[at]) - scale(low[at]));
    for (const [from, to] of [
      [high[at], max[i]],
      [low[at], min[i]],
    ]) {
      const isBeyond = to > high[at] || to < low[at];
      if (!isBeyond || !(Math.abs(scale(to) - scale(from)) > far)) continue;
      spikes.x.push(x[i]);
      spikes.from.push(from);
      spikes.to.push(to);
    }
  }
  return spikes;
}

/**
 * The words about the curves of one chart.
 * @param {Series[]} noisy those that are averaged
 * @param {{ average: number, log: boolean, hasBands: boolean }} how
 * @returns {string}
 */
export function averageWords(noisy, { average, log, hasBands }) {
  if (!noisy.length) return '';
  const longest = Math.max(0, ...noisy.map(widthOf));
  const stretches = longest > Math.max(1, average) ? ` (recorded in stretches of ${longest})` : '';
  const isOfValues = average > 0 && log && !noisy.every(hasLogs);
  const line = `${average > 0 ? memoryWords(average) : 'not averaged'}${stretches}`;
  return [
    line,
    isOfValues ? 'of values, as some are 0 or less' : '',
    hasBands ? '10–90 % band' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** @param {number} memory in steps */
function memoryWords(memory) {
  return `average of ${memory} ${memory === 1 ? 'step' : 'steps'}`;
}

/** @param {Series} series */
function widthOf({ step }) {
  return step.length > 1 ? step[1] - step[0] : 1;
}

/**
 * @param {Numbers} values
 * @param {(value: number) => string} format
 * @returns {string} the last that is a number
 */
export function endOf(values, format) {
  for (let i = values.length - 1; i >= 0; i--) {
    if (Number.isFinite(values[i])) return format(values[i]);
  }
  return '';
}

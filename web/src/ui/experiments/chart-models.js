// From results to what the charts of experiments show. Plain functions.

import { rangeResult } from '../../studies/range.js';
import { bestCell, largestStable, sweepResults } from '../../studies/sweep.js';
import { unitAxis } from '../../drawing/axis.js';
import { formatLoss, formatValue } from '../../drawing/format.js';
import { linearBounds, linearTicks, logBounds, logTicks } from '../../drawing/series.js';

/** @typedef {import('./draw-experiment.js').ExperimentModel} ExperimentModel */

// Losses so many times the one that training began with would flatten all others.
const EXPLOSION = 3;
// What a test shows above and below the losses it begins with and gets to.
const ABOVE_START = 1.3;
const ROOM_BELOW = 0.1;
// Names at points are drawn while there are few of them.
const FEW = 3;
const Y_TICKS = 6;
const X_TICKS = 7;
const STEP_TICKS = 4;

/**
 * An axis of losses.
 * @param {number[]} values not finite ones do not count
 * @param {boolean} wantsLog
 * @param {number} [cap] what is higher leaves through the top
 */
export function lossAxis(values, wantsLog, cap = Infinity) {
  const finite = values.filter((value) => Number.isFinite(value));
  const log = wantsLog && finite.some((value) => value > 0);
  const usable = log ? finite.filter((value) => value > 0) : finite;
  const low = usable.length ? Math.min(...usable) : 0;
  const high = Math.max(low, Math.min(cap, usable.length ? Math.max(...usable) : 1));
  const [min, max] = log ? logBounds(low, high) : linearBounds(Math.min(0, low), high);
  const ticks = log ? logTicks(min, max, Y_TICKS) : linearTicks(min, max, Y_TICKS - 1);
  return { min, max, log, ticks, format: formatValue };
}

/**
 * An axis of what is varied.
 * @param {number} low
 * @param {number} high
 * @param {boolean} log
 */
export function valueAxis(low, high, log) {
  const isFlat = !(high > low);
  const [min, max] = isFlat ? [low * 0.5, low * 2 || 1] : [low, high];
  const isLog = log && min > 0;
  const ticks = isLog ? logTicks(min, max, X_TICKS) : linearTicks(min, max, X_TICKS - 2);
  return { min, max, log: isLog, ticks, count: X_TICKS - 2, name: '', format: formatValue };
}

const plainCurve = (index, { name, slot, dash }, x, y) => ({
  ...{ index, name, slot, dash, x, y },
  ...{ raw: null, endText: '', solidTo: Infinity, ended: false },
});

const frame = ({ series }) => ({
  ...{ markers: [], dots: [], crosses: [], flags: [], curves: [] },
  ...{ cursor: null, now: null },
  endLabels: series.length > 1,
  format: formatLoss,
});

const isShown = (only, index) => only === null || only === index;

/**
 * Loss against the rate of a rate-range test.
 * @param {object} experiment
 * @param {number | null} only place of the one series that is shown; null: all
 * @returns {ExperimentModel}
 */
export function rangeModel(experiment, only) {
  const { plan, trials, series } = experiment;
  const results = trials.map((trial) => trial && rangeResult(trial));
  const there = results.flatMap((result, i) =>
    result?.smoothed.length && isShown(only, i) ? [i] : [],
  );
  const isAlone = there.length === 1;
  const curves = there.map((i) => {
    const { rates, losses, smoothed } = results[i];
    const curve = plainCurve(i, series[i], rates.slice(0, smoothed.length), smoothed);
    return { ...curve, raw: { x: rates, low: losses, high: losses } };
  });
  const start = Math.max(0, ...curves.map(({ y }) => y[0]));
  const flags = [];
  const dots = [];
  for (const i of there) {
    const { steepest, tenth, rates, smoothed } = results[i];
    const { slot } = series[i];
    const add = (rate, text, isHollow) => {
      if (Number.isNaN(rate)) return;
      const y = smoothed[nearest(rates, rate, smoothed.length)];
      dots.push({ x: rate, y, slot, isHollow });
      if (isAlone) flags.push({ x: rate, y, slot, text });
    };
    add(steepest, `steepest ${formatValue(steepest)}`, false);
    add(tenth, `lowest / 10 ${formatValue(tenth)}`, true);
  }
  return {
    ...frame(experiment),
    x: valueAxis(plan.from, plan.to, true),
    y: rampAxis(
      curves.flatMap(({ y }) => y),
      start,
    ),
    ...{ curves, dots, flags },
  };
}

// Linear, and not from 0: what counts is where the loss begins to fall and to rise.
function rampAxis(values, start) {
  const low = Math.min(start, ...values.filter(Number.isFinite));
  const [min, max] = linearBounds(low - ROOM_BELOW * (start - low), ABOVE_START * start);
  return { min, max, log: false, ticks: linearTicks(min, max, Y_TICKS - 1), format: formatValue };
}

// Place of the closest of growing values among the first `count`.
function nearest(values, value, count) {
  let best = 0;
  for (let i = 1; i < count; i++) {
    if (Math.abs(values[i] - value) < Math.abs(values[best] - value)) best = i;
  }
  return best;
}

/**
 * @typedef {object} Point what can be pointed at
 * @property {number} x
 * @property {number} y Infinity: at the top edge
 * @property {number} series
 * @property {number} slot colour
 * @property {string[]} lines in words
 * @property {object} definition the run it is
 */

/**
 * Loss against the value of one setting: U-curves.
 * @param {object} experiment
 * @param {boolean} isLog
 * @param {number | null} only see rangeModel
 * @returns {ExperimentModel & { points: Point[] }}
 */
export function sweepModel(experiment, isLog, only) {
  const { plan, trials, series } = experiment;
  const results = sweepResults(plan, trials);
  const shown = plan.runs.flatMap((run, place) => (isShown(only, place) ? [{ run, place }] : []));
  const model = { ...frame(experiment), points: [] };
  for (const { run, place } of shown) {
    const { slot, name } = series[place];
    const own = plan.cells.flatMap((cell, i) => (cell.run === run ? [i] : []));
    const known = own.filter((i) => results[i].spread.count);
    const x = known.map((i) => plan.x.values[plan.cells[i].x]);
    const pick = (field) => known.map((i) => results[i].spread[field]);
    const bands = [{ low: pick('low'), high: pick('high') }];
    model.curves.push({ ...plainCurve(place, series[place], x, pick('median')), bands });
    const best = bestCell(plan, results, run);
    known.forEach((i, at) => {
      const { spread, diverged } = results[i];
      model.dots.push({ x: x[at], y: spread.median, slot, isBest: i === best });
      if (diverged) model.crosses.push({ x: x[at], slot });
      model.points.push({
        ...{ x: x[at], y: spread.median, series: place, slot },
        lines: [`${name}: ${plan.x.key} ${formatValue(x[at])}`, ...cellLines(results[i], plan)],
        definition: plan.cells[i].definition,
      });
    });
    if (shown.length <= FEW) model.flags.push(...sweepFlags(plan, results, run, best, slot));
  }
  const first = trials.find((trial) => trial?.firstLoss)?.firstLoss ?? Infinity;
  const { values: xs, isLog: isLogX } = plan.x;
  return {
    ...model,
    x: valueAxis(xs[0], xs.at(-1), isLogX),
    y: lossAxis(model.curves.flatMap(lossesOf), isLog, EXPLOSION * first),
  };
}

function sweepFlags(plan, results, run, best, slot) {
  const flags = [];
  if (best >= 0) {
    const x = plan.x.values[plan.cells[best].x];
    const y = results[best].spread.median;
    flags.push({ x, y, slot, text: `best ${formatValue(x)}`, isBelow: true });
  }
  const stable = largestStable(plan, results, run);
  if (plan.x.key === 'lr' && stable < plan.x.values.at(-1)) {
    const text = `largest stable ${formatValue(stable)}`;
    flags.push({ x: stable, y: NaN, slot, text, isLine: true });
  }
  return flags;
}

function lossesOf({ y, bands }) {
  return [y, ...bands.flatMap(({ low, high }) => [low, high])].flatMap((values) => [...values]);
}

/**
 * What is known of one value (or pair of values), in words.
 * @param {import('../../studies/sweep.js').CellResult} result
 * @param {{ seeds: number }} plan
 * @returns {string[]}
 */
export function cellLines({ spread, diverged, refused, message }, { seeds }) {
  const lines = [];
  if (spread.count) lines.push(`median ${lossWords(spread.median)}`);
  if (spread.count > 1) lines.push(`${lossWords(spread.low)} to ${lossWords(spread.high)}`);
  if (diverged) lines.push(`${diverged} of ${seeds} diverged`);
  if (refused) lines.push(`${refused} of ${seeds} could not be made`);
  if (message) lines.push(message.length > 60 ? `${message.slice(0, 59)}…` : message);
  return lines;
}

/** A loss in words; what diverged has none. */
export function lossWords(loss) {
  return loss === Infinity ? 'diverged' : formatLoss(loss);
}

/**
 * Median loss over rates for every racer, while it is being tuned.
 * @param {object} experiment of a race
 * @param {boolean} isLog
 * @param {number | null} only see rangeModel
 * @returns {ExperimentModel}
 */
export function tuningModel(experiment, isLog, only) {
  const { plan, race, series } = experiment;
  const model = frame(experiment);
  plan.racers.forEach((_, racer) => {
    if (!isShown(only, racer)) return;
    const { slot } = series[racer];
    const known = race.tuningOf(racer).filter(({ count, rate }) => count && rate !== null);
    const finite = known.filter(({ median }) => Number.isFinite(median));
    const best = Math.min(...finite.map(({ median }) => median));
    const pick = (field) => known.map((one) => one[field]);
    model.curves.push(plainCurve(racer, series[racer], pick('rate'), pick('median')));
    for (const { rate, median } of known) {
      model.dots.push({ x: rate, y: median, slot, isBest: median === best });
      if (median === Infinity) model.crosses.push({ x: rate, slot });
    }
  });
  const xs = plan.racers.flatMap(({ rates }) => rates).concat(model.curves.flatMap(({ x }) => x));
  const ys = model.curves.flatMap(({ y }) => y);
  return {
    ...model,
    x: valueAxis(Math.min(...xs), Math.max(...xs), true),
    y: lossAxis(ys, isLog, EXPLOSION * firstLossOf(race)),
  };
}

/**
 * Losses over steps of every racer at its best rate: median and band.
 * @param {object} experiment of a race
 * @param {boolean} isLog
 * @param {number | null} only see rangeModel
 * @returns {ExperimentModel}
 */
export function comparisonModel(experiment, isLog, only) {
  const { plan, race, series } = experiment;
  const shown = [...plan.racers.keys()].filter((racer) => isShown(only, racer));
  const curves = shown.map((racer) => {
    const { x, low, median, high } = race.curveOf(racer);
    const bands = [{ low, high }];
    return { ...plainCurve(racer, series[racer], x, median), bands };
  });
  const ends = curves.flatMap(({ x }) => x.slice(-1));
  return {
    ...frame(experiment),
    x: unitAxis('step', Math.max(1, plan.steps, ...ends), STEP_TICKS),
    y: lossAxis(curves.flatMap(lossesOf), isLog, EXPLOSION * firstLossOf(race)),
    curves,
  };
}

function firstLossOf({ records }) {
  for (const { rates } of records) {
    for (const trials of rates.values()) if (trials[0]?.firstLoss) return trials[0].firstLoss;
  }
  return Infinity;
}

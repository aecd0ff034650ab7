// A rate-range test (Smith 2015): one training in which every update multiplies the rate. The loss
// falls at rates that train, and explodes at rates that are too high.

import { chosenRuns, jobOf } from './plan.js';
import { runSpec } from '../config/spec.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { roundTo } from './grid.js';
import { quantile } from './statistics.js';
import { noRunWords } from './words.js';

/** @typedef {import('./plan.js').About} About */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./scheduler.js').Job} Job */
/** @typedef {import('./scheduler.js').Trial} Trial */

// The smoothed loss at a step is the mean over this share of all steps around it.
const WINDOW = 0.08;
// A loss so many times the lowest one has exploded.
const EXPLOSION = 4;
// A loss so many times the first one is harm done, not just noise.
const ABOVE = 1.05;
// Two means of windows differ by chance by less than so many standard errors, in as many windows as a test has.
const CLEAR = 4;
// What falls by less than this part of its start has hardly begun.
const LEAST_FALL = 0.1;
// The median of the changes between neighbours, in standard deviations of normal noise: 0.6745 sqrt(2).
const NORMAL_CHANGE = 0.954;
const DIGITS = 2;
const NO_RATE = 'A range test needs a run with a learning rate.';

/**
 * @typedef {object} RangeTest
 * @property {number} from the lowest rate
 * @property {number} to the highest
 * @property {Array<Job & { run: number }>} jobs
 *
 * @typedef {Plan & RangeTest} RangePlan
 */

/**
 * @param {About} about
 * @returns {RangePlan}
 */
export function planRange({ config, catalog, value, selected }) {
  const index = indexCatalog(catalog);
  const [from, to, steps] = ['range.from', 'range.to', 'range.steps'].map(value);
  const chosen = chosenRuns(value('range.runs'), config, selected);
  const hasRate = (/** @type {number} */ run) => {
    const { optimizer, params } = config.runs[run];
    return Boolean(index.rule(optimizer, params)?.paramById?.has('lr'));
  };
  const runs = chosen.filter(hasRate);
  const left = chosen.length - runs.length;
  const [trials, allSteps] = [runs.length, runs.length * steps];
  /** @type {RangePlan} */
  const plan = { obstacle: '', note: '', runs, trials, steps, allSteps, from, to, jobs: [] };
  if (!runs.length) plan.obstacle = chosen.length ? NO_RATE : noRunWords(config);
  if (!(from < to)) plan.obstacle = 'The lowest rate must be below the highest.';
  if (plan.obstacle) return plan;
  if (left) plan.note = `${left} of the runs have no rate: they are left out.`;
  plan.jobs = runs.map((run) => ({
    ...jobOf(testSpec(runSpec(config, run, catalog), plan, catalog), catalog),
    run,
  }));
  return plan;
}

/**
 * A run as it is tested.
 * @param {import('../config/spec.js').RunSpec} spec
 * @param {RangePlan} plan
 * @param {About['catalog']} catalog
 */
function testSpec(spec, { from, to, steps }, catalog) {
  const ramp = catalog.schedules.find(({ rangeTest }) => rangeTest);
  if (!ramp) throw new Error('the catalog has no schedule for range tests');
  return {
    ...spec,
    settings: { ...spec.settings, steps },
    optimizer: { ...spec.optimizer, params: { ...spec.optimizer.params, lr: from } },
    schedule: { id: ramp.id, params: { end_lr: to } },
    warmup: null,
  };
}

/**
 * @typedef {object} RangeResult
 * @property {number[]} rates of every update (or bucket of updates)
 * @property {number[]} losses of its mini-batches
 * @property {number[]} smoothed means around each; shorter: up to where the loss explodes
 * @property {number} steepest rate at which the loss falls fastest; NaN: it never falls, or not clearly
 * @property {number} lowest rate at which it is lowest
 * @property {number} tenth of that
 * @property {number} tooHigh rate from which it is above where it began; NaN: it never is
 * @property {boolean} isUnclear it falls by no more than the scatter of the batches: no rate can be told
 * @property {boolean} isOpen the loss is still falling at the highest rate
 * @property {string} message why there is no result; empty: there is one
 */

/**
 * @param {Trial} trial with its history
 * @returns {RangeResult}
 */
export function rangeResult(trial) {
  const rates = [...(trial.history?.lr ?? [])];
  const losses = [...(trial.history?.loss ?? [])];
  if (rates.length < 3) return withoutResult(rates, losses, trial.message || 'too few steps');
  const half = Math.max(1, Math.round((WINDOW * losses.length) / 2));
  const all = centredMeans(losses, half);
  const end = explosionAt(all);
  const smoothed = all.slice(0, end);
  const bottom = lowestAt(smoothed, half);
  const steep = steepestAt(smoothed, bottom, half);
  const above = smoothed.findIndex((mean, i) => i > bottom && mean > ABOVE * smoothed[0]);
  const isCut = end < all.length || trial.status === 'diverged';
  const isClear = isClearFall(losses.slice(0, end), smoothed, { bottom, steep, half });
  const high = above >= 0 ? above : isCut ? Math.min(end, rates.length - 1) : -1;
  return {
    rates,
    losses,
    smoothed,
    steepest: isClear ? roundTo(rates[steep], DIGITS) : NaN,
    lowest: isClear ? roundTo(rates[bottom], DIGITS) : NaN,
    tenth: isClear ? roundTo(rates[bottom] / 10, DIGITS) : NaN,
    isUnclear: steep >= 0 && !isClear,
    tooHigh: high >= 0 ? roundTo(rates[high], DIGITS) : NaN,
    isOpen: isClear && high < 0 && bottom >= smoothed.length - half,
    message: '',
  };
}

/**
 * @param {number[]} rates
 * @param {number[]} losses
 * @param {string} message
 * @returns {RangeResult}
 */
function withoutResult(rates, losses, message) {
  const numbers = { steepest: NaN, lowest: NaN, tenth: NaN, tooHigh: NaN };
  return { rates, losses, smoothed: [], ...numbers, isUnclear: false, isOpen: false, message };
}

/**
 * Whether a loss falls by more than chance: where it is steepest, by several times what two means of windows differ by
 * chance; and on the whole by a part of its start.
 * @param {number[]} losses of batches, up to the explosion
 * @param {number[]} means
 * @param {{ bottom: number, steep: number, half: number }} places steep -1: it falls nowhere
 */
function isClearFall(losses, means, { bottom, steep, half }) {
  if (steep < 0) return false;
  const changes = losses.slice(1, bottom + 1).map((loss, i) => Math.abs(loss - losses[i]));
  const usual = quantile(
    changes.sort((a, b) => a - b),
    0.5,
  );
  const error = (usual / NORMAL_CHANGE) * Math.sqrt(2 / (2 * half + 1));
  const fall = means[steep - half] - means[steep + half];
  const start = means[Math.min(half, bottom)];
  return fall >= CLEAR * error && start - means[bottom] >= LEAST_FALL * Math.abs(start);
}

/**
 * Means over a window around every place; narrower at the ends. Does not shift a curve sideways, as
 * an average of the past would.
 * @param {number[]} values
 * @param {number} half places on each side
 * @returns {number[]}
 */
export function centredMeans(values, half) {
  return values.map((_, i) => {
    const reach = Math.min(half, i, values.length - 1 - i);
    let sum = 0;
    for (let j = i - reach; j <= i + reach; ++j) sum += values[j];
    return sum / (2 * reach + 1);
  });
}

/**
 * The first place that is far above the lowest mean so far, and above the first one.
 * @param {number[]} means
 */
function explosionAt(means) {
  let lowest = means[0];
  for (let i = 0; i < means.length; ++i) {
    if (!Number.isFinite(means[i])) return i;
    lowest = Math.min(lowest, means[i]);
    if (means[i] > EXPLOSION * lowest && means[i] > means[0]) return i;
  }
  return means.length;
}

/**
 * The first windows are narrow, and their means are mostly chance.
 * @param {number[]} means
 * @param {number} half places of a window on each side
 */
function lowestAt(means, half) {
  let lowest = Math.min(half, means.length - 1);
  for (let i = lowest + 1; i < means.length; ++i) if (means[i] < means[lowest]) lowest = i;
  return lowest;
}

/**
 * Where the loss falls fastest. Steps are equally far apart on a logarithmic axis of rates, so
 * differences are slopes.
 * @param {number[]} means
 * @param {number} bottom
 * @param {number} half
 * @returns {number} -1: it falls nowhere
 */
function steepestAt(means, bottom, half) {
  let steepest = -1;
  let fall = 0;
  for (let i = half; i + half <= bottom; ++i) {
    const slope = means[i + half] - means[i - half];
    if (slope < fall) [steepest, fall] = [i, slope];
  }
  return steepest;
}

// Repeats over seeds: every run once more with other seeds, so that luck can be told from what
// the optimizer does. The first repeat has the seeds of the experiment itself.

import { chosenRuns, isOnSurface, jobOf, seededSpecs, tooMany } from './plan.js';
import { bandOf, lossOf, spreadOf } from './statistics.js';

/** @typedef {import('./plan.js').About} About */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./scheduler.js').Job} Job */
/** @typedef {import('./scheduler.js').Trial} Trial */
/** @typedef {import('./statistics.js').Measure} Measure */
/** @typedef {Array<Trial | undefined>} Trials by job; undefined: not made (yet) */

/** Points of the curves. */
export const CURVE_POINTS = 256;

/** The seed of what can change, by the words of the setting. */
const SEEDS = { weights: 'init.seed', batches: 'batch.seed', data: 'data.seed' };

/** @typedef {'range' | 'quartiles' | 'each'} Shown from the lowest to the highest, the middle half, every repeat */

/**
 * @typedef {object} Repeat
 * @property {number} seeds repeats of each run
 * @property {string[]} vary settings that are seeds, and change
 * @property {Measure} measure
 * @property {boolean} isSurface
 * @property {Array<Job & { run: number, repeat: number }>} jobs run: place among the runs of the plan
 *
 * @typedef {Plan & Repeat} RepeatPlan
 */

/**
 * @param {About} about
 * @returns {RepeatPlan}
 */
export function planRepeat({ config, catalog, value, selected }) {
  const runs = chosenRuns('all', config, selected);
  /** @type {Array<keyof typeof SEEDS>} */
  const varied = value('repeat.vary') ?? [];
  const vary = varied.map((word) => SEEDS[word]);
  const seeds = Number(value('repeat.seeds'));
  const trials = runs.length * seeds;
  /** @type {RepeatPlan} */
  const plan = {
    ...{ obstacle: '', note: '', runs, trials, steps: 0, allSteps: 0, seeds, vary, jobs: [] },
    measure: value('repeat.measure'),
    isSurface: isOnSurface(config, catalog),
  };
  plan.obstacle = obstacleOf(plan);
  if (plan.obstacle) return plan;
  const options = { count: seeds, vary, steps: null };
  const specs = runs.map((run) => seededSpecs(config.runs[run], config, catalog, options));
  // The first repeat of all runs comes first, so that their curves are there at once.
  plan.jobs = Array.from({ length: seeds }, (_, repeat) =>
    specs.map((ofRun, run) => ({ ...jobOf(ofRun[repeat], catalog), run, repeat })),
  ).flat();
  plan.steps = Math.max(...plan.jobs.map(({ steps }) => steps));
  plan.allSteps = plan.jobs.reduce((sum, { steps }) => sum + steps, 0);
  return plan;
}

/** @param {RepeatPlan} plan */
function obstacleOf({ runs, vary, trials }) {
  if (!runs.length) return 'Show a run, or add one.';
  if (!vary.length) return 'Choose what changes from repeat to repeat.';
  return tooMany(trials, 'Choose fewer repeats.');
}

/**
 * @typedef {object} RepeatedRun what came out for one run
 * @property {number[]} losses by repeat; NaN: there is none (yet); Infinity: diverged
 * @property {import('./statistics.js').Spread} spread of the losses
 * @property {number} diverged
 * @property {number} lowest repeats in which no other run ended as low
 * @property {string} message of the first training that could not be made or was changed
 */

/**
 * @param {RepeatPlan} plan
 * @param {Trials} trials
 * @returns {RepeatedRun[]} by place among the runs of the plan
 */
export function repeatResults(plan, trials) {
  const losses = plan.runs.map((_, run) => lossesOf(plan, trials, run));
  const complete = Array.from({ length: plan.seeds }, (_, repeat) => repeat).filter((repeat) =>
    losses.every((own) => !Number.isNaN(own[repeat])),
  );
  return losses.map((own, run) => {
    const made = trials.filter((_, i) => plan.jobs[i].run === run);
    const isLowest = (/** @type {number} */ repeat) =>
      losses.every((other, i) => i === run || own[repeat] < other[repeat]);
    return {
      losses: own,
      spread: spreadOf(own),
      diverged: made.filter((trial) => trial?.status === 'diverged').length,
      lowest: complete.filter(isLowest).length,
      message: made.find((trial) => trial?.message && trial.status !== 'diverged')?.message ?? '',
    };
  });
}

/**
 * @param {RepeatPlan} plan
 * @param {Trials} trials
 * @param {number} run place
 * @returns {number[]} by repeat
 */
function lossesOf(plan, trials, run) {
  const losses = Array.from({ length: plan.seeds }, () => NaN);
  plan.jobs.forEach((job, i) => {
    if (job.run === run) losses[job.repeat] = lossOf(trials[i], plan.measure);
  });
  return losses;
}

/**
 * @typedef {object} Pair two neighbours in the order of their medians
 * @property {number} low place of the run with the lower median
 * @property {number} high
 * @property {number} below repeats in which it ended below the other
 * @property {number} above repeats in which it ended above the other
 * @property {number} count repeats that both have
 */

/**
 * The order of the runs, and how often neighbours keep it. It holds if they always do.
 * @param {RepeatedRun[]} results
 * @returns {{ order: number[], pairs: Pair[] }} order: places, lowest median first; runs without any
 *   result are left out
 */
export function orderOf(results) {
  const order = [...results.keys()].filter((run) => results[run].spread.count > 0);
  order.sort((a, b) => compare(results[a].spread.median, results[b].spread.median) || a - b);
  const pairs = order.slice(1).map((high, i) => {
    const low = order[i];
    const both = results[low].losses
      .map((loss, repeat) => [loss, results[high].losses[repeat]])
      .filter((losses) => !losses.some(Number.isNaN));
    return {
      ...{ low, high, count: both.length },
      below: both.filter(([a, b]) => a < b).length,
      above: both.filter(([a, b]) => a > b).length,
    };
  });
  return { order, pairs };
}

/**
 * @param {number} a may be infinite
 * @param {number} b
 */
function compare(a, b) {
  return a === b ? 0 : a - b;
}

/**
 * The curves of a run in all repeats that are there, with their median and band.
 * @param {RepeatPlan} plan
 * @param {Trials} trials
 * @param {number} run place
 * @param {Shown} shown
 */
export function repeatCurves(plan, trials, run, shown) {
  const curves = trials.flatMap((trial, i) =>
    trial?.curve && plan.jobs[i].run === run ? [trial.curve] : [],
  );
  const hasValidation = curves.some(({ valLoss }) => valLoss.some((loss) => !Number.isNaN(loss)));
  const isTraining = plan.measure === 'training' || !hasValidation;
  const field = isTraining ? /** @type {const} */ ('trainLoss') : /** @type {const} */ ('valLoss');
  return { ...bandOf(curves, field, shown === 'quartiles' ? 0.25 : 0), curves, field };
}

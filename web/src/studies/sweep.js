// A sweep: every value (or pair of values) of one or two settings, trained with several seeds, for one
// or several runs.

import { axisOf, targetOf } from './axes.js';
import { chosenRuns, isOnSurface, jobOf, seededSpecs, tooMany } from './plan.js';
import { isStable, lossOf, spreadOf } from './statistics.js';
import { plainTrial, readTrial } from './trainings.js';
import { noRunWords } from './words.js';

/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('./axes.js').Target} Target */
/** @typedef {import('./plan.js').About} About */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./scheduler.js').Job} Job */
/** @typedef {import('./scheduler.js').Trial} Trial */
/** @typedef {import('./statistics.js').Measure} Measure */

const NOTHING = 'none';
const FEWER = 'Choose fewer values, seeds or runs.';
const MANY = `${FEWER} The command line makes more.`;

/**
 * @typedef {object} Sweep
 * @property {import('./axes.js').SweepAxis} x
 * @property {import('./axes.js').SweepAxis | null} y null: one setting only
 * @property {number} seeds
 * @property {'weights' | 'data'} vary
 * @property {Measure} measure
 * @property {boolean} isSurface
 * @property {Array<Job & { cell: number }>} jobs
 * @property {Cell[]} cells
 *
 * @typedef {Plan & Sweep} SweepPlan
 */

/**
 * @typedef {object} Cell one value (or pair of values) of one run
 * @property {number} run index
 * @property {number} x place among the values
 * @property {number} y place among the values of the second; 0 without one
 * @property {RunConfig} definition the run with these values
 */

/** @type {Plan} */
const NO_PLAN = { obstacle: '', note: '', runs: [], trials: 0, steps: 0, allSteps: 0 };

/**
 * @param {About} about
 * @returns {SweepPlan} with an obstacle it may have no axes
 */
export function planSweep({ config, catalog, value, selected, most }) {
  const keys = [value('sweep.x'), value('sweep.y')].filter((key) => key !== NOTHING);
  const empty = /** @type {SweepPlan} */ (
    /** @type {Partial<SweepPlan>} */ ({ ...NO_PLAN, jobs: [], cells: [] })
  );
  if (keys[0] === keys[1]) return { ...empty, obstacle: 'Both settings are the same.' };
  const chosen = chosenRuns(value('sweep.runs'), config, selected);
  if (!chosen.length) return { ...empty, obstacle: noRunWords(config) };
  const targets = new Map(
    chosen.map((run) => [run, keys.map((key) => targetOf(key, config.runs[run], config, catalog))]),
  );
  const first = [...targets.values()].find((own) => own.every(Boolean));
  const able = chosen.filter((run) => first && fit(targets.get(run) ?? [], first));
  // A map shows one run.
  const runs = keys.length === 2 ? able.slice(0, 1) : able;
  if (!runs.length) return { ...empty, obstacle: missing(targets, keys) };
  const axes = keys.map((key, i) => {
    const prefix = i === 0 ? 'sweep' : 'sweep.y';
    const [from, to, points] = ['from', 'to', 'points'].map((end) => value(`${prefix}.${end}`));
    const own = runs.map((run) => /** @type {Target[]} */ (targets.get(run))[i]);
    return axisOf(key, own, { from, to, points });
  });
  const options = {
    seeds: value('sweep.seeds'),
    vary: value('sweep.vary'),
    measure: value('sweep.measure'),
    isSurface: isOnSurface(config, catalog),
  };
  const note = noteOf(keys, chosen, able, runs);
  const plan = { ...empty, ...options, note, x: axes[0], y: axes[1] ?? null, runs };
  const cells = runs.length * axes.reduce((product, { values }) => product * values.length, 1);
  plan.trials = cells * options.seeds;
  plan.obstacle = tooMany(plan.trials, most ? FEWER : MANY, most);
  if (plan.obstacle) return plan;
  return addJobs(plan, { config, catalog, targets, steps: value('sweep.steps') });
}

/**
 * Whether the keys mean the same kind of thing for two runs, so that they can be swept together.
 * @param {Array<Target | undefined>} own
 * @param {Array<Target | undefined>} first
 */
function fit(own, first) {
  return own.every((target, i) => target?.param.type === first[i]?.param.type);
}

/**
 * @param {Map<number, Array<Target | undefined>>} targets by run
 * @param {string[]} keys
 */
function missing(targets, keys) {
  const all = [...targets.values()];
  const lacking = keys.filter((_, i) => all.every((own) => !own[i]));
  const what = (lacking.length ? lacking : keys).join(' and ');
  return all.length > 1 ? `None of the runs has ${what}.` : `The run has no ${what}.`;
}

/**
 * @param {string[]} keys
 * @param {number[]} chosen
 * @param {number[]} able of the chosen
 * @param {number[]} runs of the able
 */
function noteOf(keys, chosen, able, runs) {
  const left = chosen.length - able.length;
  const words = left
    ? [`${left} of the runs have no ${keys.join(' or ')}: they are left out.`]
    : [];
  if (able.length > runs.length) words.push('A map shows only one run, the first.');
  return words.join(' ');
}

/**
 * All values of the first seed come first, so that a curve appears at once and then gets its band.
 * @param {SweepPlan} plan
 * @param {Pick<About, 'config' | 'catalog'> & { targets: Map<number, Array<Target | undefined>>,
 *   steps: number | null }} about
 * @returns {SweepPlan}
 */
function addJobs(plan, { config, catalog, targets, steps }) {
  const cells = plan.runs.flatMap((run) =>
    (plan.y?.values ?? [null]).flatMap((second, y) =>
      plan.x.values.map((first, x) => {
        const definition = structuredClone(config.runs[run]);
        const [targetX, targetY] = targets.get(run) ?? [];
        targetX?.set(definition, first);
        targetY?.set(definition, second);
        return { run, x, y, definition };
      }),
    ),
  );
  const options = { count: plan.seeds, vary: plan.vary, steps };
  const specs = cells.map(({ definition }) =>
    seededSpecs(definition, config, catalog, options).map((spec) => jobOf(spec, catalog)),
  );
  const jobs = Array.from({ length: plan.seeds }, (_, seed) =>
    specs.map((ofCell, cell) => ({ ...ofCell[seed], cell })),
  ).flat();
  const allSteps = jobs.reduce((sum, job) => sum + job.steps, 0);
  return { ...plan, cells, jobs, allSteps, steps: Math.max(...jobs.map((job) => job.steps)) };
}

/**
 * @typedef {object} CellResult
 * @property {import('./statistics.js').Spread} spread of the losses
 * @property {number} diverged
 * @property {number} refused trainings that could not be made
 * @property {boolean} complete all trainings there should be are there
 * @property {boolean} stable they are, and went well
 * @property {string} message of the first that could not be made or was changed
 */

/**
 * @param {SweepPlan} plan
 * @param {Array<Trial | undefined>} trials by job; undefined: not made (yet)
 * @returns {CellResult[]} by cell
 */
export function sweepResults(plan, trials) {
  /** @type {Trial[][]} */
  const byCell = plan.cells.map(() => []);
  plan.jobs.forEach(({ cell }, i) => {
    const trial = trials[i];
    if (trial) byCell[cell].push(trial);
  });
  return byCell.map((own) => {
    const refused = own.filter(({ status }) => status === 'refused' || status === 'failed');
    return {
      spread: spreadOf(own.map((trial) => lossOf(trial, plan.measure))),
      diverged: own.filter(({ status }) => status === 'diverged').length,
      refused: refused.length,
      complete: own.length === plan.seeds,
      stable: own.length === plan.seeds && own.every(isStable),
      message: own.find(({ status, message }) => message && status !== 'diverged')?.message ?? '',
    };
  });
}

/**
 * The cell with the lowest median of a run.
 * @param {SweepPlan} plan
 * @param {CellResult[]} results
 * @param {number} run index
 * @returns {number} place in the cells; -1: none has a finite one
 */
export function bestCell(plan, results, run) {
  let best = -1;
  plan.cells.forEach((cell, i) => {
    const { median } = results[i].spread;
    if (cell.run !== run || !Number.isFinite(median)) return;
    if (best < 0 || median < results[best].spread.median) best = i;
  });
  return best;
}

/**
 * The largest value of the first axis at which every training of a run went well.
 * @param {SweepPlan} plan with one axis of numbers
 * @param {CellResult[]} results
 * @param {number} run index
 * @returns {number} NaN: none
 */
export function largestStable(plan, results, run) {
  const stable = plan.cells.filter((cell, i) => cell.run === run && results[i].stable);
  return stable.length ? plan.x.values[Math.max(...stable.map(({ x }) => x))] : NaN;
}

/**
 * Whether the best value of a run is at an end of the range, so that a better one may lie beyond.
 * @param {SweepPlan} plan
 * @param {number} cell
 */
export function isAtEdge({ x, y, cells }, cell) {
  const at = (/** @type {SweepPlan['y']} */ axis, /** @type {number} */ place) =>
    axis?.isNumber && axis.values.length > 2 && (place === 0 || place === axis.values.length - 1);
  return Boolean(at(x, cells[cell].x) || at(y, cells[cell].y));
}

/**
 * The trainings of a sweep for files.
 * @param {SweepPlan} plan
 * @param {Array<Trial | undefined>} trials by job
 * @param {string[]} names one for each run of the plan
 * @returns {object[]} those that were made
 */
export function sweepTrainings(plan, trials, names) {
  return plan.jobs.flatMap((job, training) => {
    const trial = trials[training];
    if (!trial) return [];
    const { run } = plan.cells[job.cell];
    const name = names[plan.runs.indexOf(run)];
    return [{ training, run, name, ...placeOf(plan, training), ...plainTrial(trial) }];
  });
}

/**
 * What is tried in a training, and with which of the seeds.
 * @param {SweepPlan} plan
 * @param {number} training place among the jobs
 */
export function placeOf({ x, y, cells, jobs }, training) {
  const cell = cells[jobs[training].cell];
  const values = [x.values[cell.x], ...(y ? [y.values[cell.y]] : [])];
  return { values, seed: Math.floor(training / cells.length) };
}

/**
 * @param {SweepPlan} plan
 * @param {unknown[]} trainings as sweepTrainings makes them, from a file
 * @returns {Array<Trial | undefined> | null} by job; null: they are not those of the plan
 */
export function readSweepTrainings(plan, trainings) {
  /** @type {Array<Trial | undefined>} */
  const trials = plan.jobs.map(() => undefined);
  for (const one of trainings) {
    const given = /** @type {Record<string, unknown>} */ (one ?? {});
    const place = Number(given.training);
    const trial = readTrial(one);
    if (!trial || !plan.jobs[place]) return null;
    const { values, seed } = placeOf(plan, place);
    const isSame = JSON.stringify([values, seed]) === JSON.stringify([given.values, given.seed]);
    if (!isSame || plan.cells[plan.jobs[place].cell].run !== given.run) return null;
    trials[place] = trial;
  }
  return trials;
}

// What is asked about the runs besides training: the same runs, trained once more, and what they train on. The page
// loads this file when somebody asks.

import { formatLink } from '../../config/link.js';
import { runNames } from '../../config/run-names.js';
import { withChecks } from '../worker/start-checks.js';
import { replayExperiment } from './replay-experiment.js';

/** @typedef {import('./placed-runs.js').PlacedRuns} PlacedRuns */
/** @typedef {import('./trainer.js').Trainer} Trainer */
/** @typedef {import('../wasm/bindings.js').FullSpec} FullSpec */
/** @typedef {{ index: number, name: string } & import('../worker/start-checks.js').RunStart} NamedStart */

/**
 * @typedef {object} Experiment to be trained once more
 * @property {string} link canonical
 * @property {{ index: number, name: string, spec: FullSpec }[]} runs index: place in the experiment
 */

/**
 * Trains all runs again, aside, and notes the rows that `npm run replay` prints for the link with `--every`.
 * @param {Trainer} trainer
 * @param {PlacedRuns} placed
 * @param {import('./replay-experiment.js').ReplayControl} control
 * @returns {Promise<import('../worker/replay.js').ReplayedExperiment>}
 */
export async function replayRuns(trainer, placed, { steps = placed.shownStep, ...control }) {
  return replayExperiment(await experimentOf(placed), trainer, { steps, ...control });
}

/**
 * What a run trains on, and the mini-batches of one epoch.
 * @param {Trainer} trainer
 * @param {PlacedRuns} placed
 * @param {number} index place of the run in the experiment
 * @param {number} epoch counted from 0
 * @returns {Promise<import('../worker/run-data.js').DataOfRun>}
 * @throws {Error} if there is no such run or epoch, or a surface in place of data
 */
export async function dataOfRun(trainer, placed, index, epoch) {
  const { link, runs } = await experimentOf(placed);
  const run = runs.find((one) => one.index === index);
  if (!run) throw new Error(`Run ${index + 1} cannot be trained.`);
  const data = await trainer.task('data', { spec: run.spec, epoch });
  return { link, run: index, name: run.name, ...data };
}

/**
 * What another program needs to train the runs.
 * @param {Trainer} trainer
 * @param {PlacedRuns} placed
 * @param {number | null} index place of a run in the experiment; null: all runs
 * @param {AbortSignal} [signal]
 * @returns {Promise<NamedStart[]>}
 * @throws {Error} if there is no such run
 */
export async function startsOfRuns(trainer, placed, index, signal) {
  const { runs } = await experimentOf(placed);
  const wanted = runs.filter((run) => index === null || run.index === index);
  if (!wanted.length) throw new Error(`Run ${(index ?? 0) + 1} cannot be trained.`);
  const starts = wanted.map(({ spec }) => trainer.task('start', { spec }, { signal }));
  const found = await Promise.all(starts);
  return wanted.map(({ index: place, name }, i) => ({
    index: place,
    name,
    ...withChecks(found[i]),
  }));
}

/**
 * The experiment as it is now, for training its valid runs once more.
 * @param {PlacedRuns} placed
 * @returns {Promise<Experiment>}
 */
async function experimentOf(placed) {
  const { config, catalog } = placed;
  const names = runNames(config, catalog);
  const valid = placed.runs.filter((run) => run.phase !== 'invalid');
  const named = valid.map(async (run) => ({
    index: run.index,
    name: names[run.index],
    spec: await placed.fullSpec(run),
  }));
  return { link: formatLink(config, catalog), runs: await Promise.all(named) };
}

// The runs of a link, for programs of the command line.

import { runNames } from '../config/run-names.js';
import { loadEngine } from '../engine/package/index.js';
import { messageOf } from '../engine/wasm/message-of.js';
import { replayRun } from '../engine/worker/replay.js';
import { tell } from './arguments.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('../engine/package/index.js').Engine} Engine */
/** @typedef {import('../engine/package/handles.js').Run} Run */
/** @typedef {import('../engine/worker/replay.js').ReplayOptions} ReplayOptions */

/** A shell takes an & outside of quotes for the end of the command. */
export const NO_RUN = 'The link has no run, such as run=adam,lr=0.01. Is it in quotes?';

/**
 * @typedef {object} LinkRuns
 * @property {string} link canonical
 * @property {Config} config canonical
 * @property {import('../catalog/catalog-index.js').Catalog} catalog
 * @property {string[]} names of the runs
 * @property {(index: number) => Run} create makes a run, which the caller deletes
 * @property {<Result>(index: number, use: (run: Run) => Result) => Result} withRun makes a run, lends it to
 *   `use`, and deletes it
 */

/**
 * Opens a link and writes something of its runs. What is wrong is told on standard error.
 * @param {string} text the link
 * @param {(runs: LinkRuns) => string | Promise<string>} use
 * @param {(text: string) => Promise<void>} write
 * @returns {Promise<number>} exit status: 1 if the link could not be used
 */
export async function writeFromLink(text, use, write) {
  const engine = await loadEngine();
  const { config, problems } = engine.parseLink(text);
  problems.forEach(tell);
  if (config.runs.length === 0) {
    console.error(NO_RUN);
    return 1;
  }
  try {
    await engine.prepare(config);
    await write(await use(runsOf(engine, config)));
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

/**
 * @param {LinkRuns} runs
 * @param {ReplayOptions} options
 * @returns {import('../engine/worker/replay.js').ReplayedExperiment}
 */
export function replayAll({ link, names, withRun }, options) {
  const replays = names.map((name, index) => {
    const replay = withRun(index, (run) => {
      const training = replayRun(run, options);
      let step = training.next();
      while (!step.done) step = training.next();
      return step.value;
    });
    return { index, name, ...replay };
  });
  return { link, replays };
}

/**
 * @param {Engine} engine
 * @param {Config} config
 * @returns {LinkRuns}
 */
function runsOf(engine, config) {
  /** @param {number} index */
  const create = (index) => {
    /** @param {InputError} problem */
    const report = (problem) => tell({ ...problem, key: `run ${index + 1}: ${problem.key}` });
    return engine.createRun(config, index, { report });
  };
  return {
    ...{ link: engine.formatLink(config), config, catalog: engine.catalog, create },
    names: runNames(config, engine.catalog),
    withRun(index, use) {
      const run = create(index);
      try {
        return use(run);
      } finally {
        run.delete();
      }
    },
  };
}

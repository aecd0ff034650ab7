// Trains what a link says, and judges a goal by it.

import { parentPort, workerData } from 'node:worker_threads';
import { combinedFingerprint } from '../config/combined-fingerprint.js';
import { problemOf } from '../config/problem.js';
import { loadEngine } from '../engine/package/index.js';
import { messageOf } from '../engine/wasm/message-of.js';
import { judge } from '../goals/judge.js';
import { taskOf } from '../goals/task.js';
import { measuredOf } from '../quantities/measured.js';

/** @typedef {import('../engine/package/index.js').Engine} Engine */
/** @typedef {import('../config/config.js').Config} Config */

/** @typedef {{ link: string, goal: string[] }} Job a canonical link, and what it is judged by */

/**
 * @typedef {object} Outcome
 * @property {string} fingerprint of all runs together
 * @property {boolean} isReached
 * @property {number} steps at which the goal was reached; NaN: it was not
 * @property {number[]} values of all quantities of the goal, in its order
 * @property {string} refusal why nothing can be said, in words; empty: it can
 */

const UPDATES_AT_ONCE = 10_000;

/**
 * @param {Engine} engine
 * @param {Job} job
 * @returns {Promise<Outcome>}
 * @throws {Error} if it cannot be trained
 */
export async function trainLink(engine, { link, goal }) {
  const { config } = engine.parseLink(link);
  await engine.prepare(config);
  const { surface } = problemOf(config, engine.catalog);
  const runs = config.runs.map((_, index) => trainRun(engine, config, index, surface));
  const { goal: predicates } = taskOf({ goal, runs: config.runs });
  const { isReached, step, parts } = judge(
    predicates,
    runs.map(({ measured }) => measured),
  );
  const measures = parts.filter(({ predicate }) => predicate.kind === 'measure');
  return {
    fingerprint: combinedFingerprint(runs.map(({ fingerprint }) => fingerprint)),
    // What cannot be understood of a goal is not reached.
    isReached: isReached && predicates.length === goal.length,
    steps: step.value,
    values: measures.map(({ value }) => value.value),
    refusal: '',
  };
}

/**
 * @param {Engine} engine
 * @param {Config} config
 * @param {number} index
 * @param {boolean} isSurface
 */
function trainRun(engine, config, index, isSurface) {
  const run = engine.createRun(config, index, { report() {} });
  try {
    let { status } = run.state();
    while (status !== 'finished' && status !== 'diverged')
      ({ status } = run.advance(UPDATES_AT_ONCE));
    const view = {
      status,
      state: run.state(),
      history: run.history(),
      evaluations: run.evaluations(),
    };
    const measured = measuredOf({ ...view, ahead: null }, isSurface);
    return { measured, fingerprint: run.fingerprint() };
  } finally {
    run.delete();
  }
}

/** @returns {Outcome} */
export function refused(/** @type {string} */ why) {
  return { fingerprint: '', isReached: false, steps: NaN, values: [], refusal: why };
}

/** Answers one job after the other, as a worker of verify-pool.js. */
async function serve() {
  const engine = await loadEngine();
  parentPort?.on('message', async (/** @type {Job} */ job) => {
    const outcome = await trainLink(engine, job).catch((error) => refused(messageOf(error)));
    parentPort?.postMessage(outcome);
  });
  parentPort?.postMessage('ready');
}

if (workerData?.isVerifier) await serve();

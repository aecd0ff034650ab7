// Trains one run from its first step to its end, and sums up what is worth knowing about it.

import { EVALUATIONS, HISTORY, columnsOf } from '../wasm/columns.js';
import { Sent, takeSnapshot } from './snapshot.js';

const FIRST_UPDATES = 32;
const MAX_UPDATES = 65_536;
const YIELD_MILLISECONDS = 2;

/** @typedef {import('../wasm/bindings.js').FullSpec} FullSpec */
/** @typedef {import('../wasm/bindings.js').RawEngine} RawEngine */
/** @typedef {import('../wasm/columns.js').Evaluations} Evaluations */

/**
 * @typedef {object} TrialOptions
 * @property {number} [curve] most points of the curve of losses; 0: no curve
 * @property {boolean} [history] whether the loss of every mini-batch is wanted
 * @property {boolean} [whole] whether all is wanted that charts draw of the run
 */

/** @typedef {{ finished: number, step: number }} TrialProgress finished: trials before this one */

/**
 * @typedef {object} Trial
 * @property {'finished' | 'diverged' | 'refused' | 'failed'} status refused: there can be no such
 *   run; failed: its worker broke down
 * @property {string} message why it diverged, was refused or failed; else what was replaced in its
 *   definition, or empty
 * @property {number} step updates made
 * @property {number} milliseconds
 * @property {number} firstLoss training loss before the first update
 * @property {number} trainLoss at the end, over all training data
 * @property {number} valLoss NaN on surfaces, which have no validation data
 * @property {number} bestValLoss lowest so far (of the training loss on surfaces)
 * @property {number} bestStep
 * @property {number} trainAccuracy
 * @property {number} valAccuracy
 * @property {string} fingerprint
 * @property {{ step: Int32Array, trainLoss: Float32Array, valLoss: Float32Array }} [curve]
 * @property {{ step: Int32Array, loss: Float32Array, lr: Float32Array }} [history] of mini-batches
 * @property {import('./snapshot.js').Snapshot} [whole] what a run on screen reports at its end
 */

/**
 * Trains runs to their ends, one after the other.
 * @param {RawEngine} engine
 * @param {{ specs: FullSpec[], table?: import('../wasm/bindings.js').EngineTable } & TrialOptions} args
 * @returns {Generator<TrialProgress, Trial[]>}
 */
export function* trials(engine, { specs, table, ...options }) {
  const done = [];
  for (const spec of specs) {
    done.push(yield* trainToEnd(engine, table ? { ...spec, table } : spec, options, done.length));
  }
  return done;
}

/**
 * Trains a fresh run to its end. A generator, so that the caller can do something else in between.
 * @param {RawEngine} engine
 * @param {FullSpec} spec
 * @param {TrialOptions} [wanted]
 * @param {number} [finished] trials before this one, for the progress
 * @yields {TrialProgress}
 * @returns {Generator<TrialProgress, Trial>}
 */
export function* trainToEnd(engine, spec, wanted = {}, finished = 0) {
  const { run, problems } = engine.createRun(spec);
  const words = problems.map(({ key, value, message }) => `${key} ${value} ${message}`).join('; ');
  if (!run) return refusedTrial(words || 'is not valid');
  try {
    let milliseconds = 0;
    let updates = FIRST_UPDATES;
    /** @type {import('../wasm/bindings.js').Status} */
    let status;
    do {
      const start = performance.now();
      const reached = run.advance(updates);
      const took = performance.now() - start;
      status = reached.status;
      milliseconds += took;
      updates =
        took > YIELD_MILLISECONDS
          ? Math.max(1, Math.floor(updates / 2))
          : Math.min(MAX_UPDATES, 2 * updates);
      yield { finished, step: reached.step };
    } while (status === 'training');
    return trialOf(run, wanted, { milliseconds, words });
  } finally {
    run.delete();
  }
}

/**
 * @param {import('../wasm/bindings.js').RawRun} run at its end
 * @param {TrialOptions} wanted
 * @param {{ milliseconds: number, words: string }} about see summaryOf
 * @returns {Trial}
 */
function trialOf(run, { curve = 0, history, whole }, { milliseconds, words }) {
  const evaluations = columnsOf(run.evaluations(0).rows, EVALUATIONS);
  const trial = summaryOf(run, evaluations, milliseconds, words);
  if (curve > 0) trial.curve = curveOf(evaluations, curve);
  if (history) {
    const { step, trainLoss, lr } = columnsOf(run.history(0, 0).rows, HISTORY);
    trial.history = { step, loss: trainLoss, lr };
  }
  if (whole) trial.whole = takeSnapshot(run, new Sent());
  return trial;
}

/**
 * A trial that did not take place.
 * @param {string} message
 * @param {'refused' | 'failed'} [status]
 * @returns {Trial}
 */
export function refusedTrial(message, status = 'refused') {
  const nothing = { firstLoss: NaN, trainLoss: NaN, valLoss: NaN, bestValLoss: NaN, bestStep: 0 };
  const accuracies = { trainAccuracy: NaN, valAccuracy: NaN };
  return { status, message, step: 0, milliseconds: 0, ...nothing, ...accuracies, fingerprint: '' };
}

/**
 * @param {import('../wasm/bindings.js').RawRun} run at its end
 * @param {Evaluations} evaluations of it
 * @param {number} milliseconds
 * @param {string} words what was replaced in its definition
 * @returns {Trial}
 */
function summaryOf(run, evaluations, milliseconds, words) {
  const state = run.state();
  const { step, status, trainLoss, valLoss, bestValLoss, bestStep } = state;
  const { trainAccuracy, valAccuracy } = state;
  return {
    status: status === 'diverged' ? status : 'finished',
    message: status === 'diverged' ? state.message : words,
    step,
    milliseconds,
    firstLoss: evaluations.trainLoss[0] ?? NaN,
    trainLoss,
    valLoss,
    bestValLoss,
    bestStep,
    trainAccuracy,
    valAccuracy,
    fingerprint: run.fingerprint(),
  };
}

/**
 * Evenly chosen points; equal definitions but for seeds give the same steps.
 * @param {Evaluations} evaluations
 * @param {number} most
 */
function curveOf({ step, trainLoss, valLoss }, most) {
  const count = Math.min(most, step.length);
  const places = Array.from({ length: count }, (_, i) =>
    count > 1 ? Math.round((i * (step.length - 1)) / (count - 1)) : 0,
  );
  return {
    step: Int32Array.from(places, (i) => step[i]),
    trainLoss: Float32Array.from(places, (i) => trainLoss[i]),
    valLoss: Float32Array.from(places, (i) => valLoss[i]),
  };
}

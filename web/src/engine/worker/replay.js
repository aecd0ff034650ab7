// Trains a run from its first step and notes a row every so often: what `replay` prints and what the
// page exports are the same rows.

/** @typedef {import('../wasm/bindings.js').Row} Row */
/** @typedef {import('../wasm/bindings.js').Tensor} Tensor */

/**
 * @typedef {object} Replayable a run of the bindings or of the package
 * @property {() => { steps: number }} state
 * @property {() => Row} row
 * @property {(updates: number) => import('../wasm/bindings.js').Progress} advance
 * @property {() => string} fingerprint
 * @property {() => Tensor[]} tensors
 * @property {() => Float32Array} parameters
 */

/**
 * @typedef {object} Weights of a run, or where it is on a surface
 * @property {Tensor[]} tensors in the order of the numbers
 * @property {Float32Array} first before the first update
 * @property {Float32Array} last after the last one
 */

/**
 * @typedef {object} ReplayOptions
 * @property {number} [steps] stop early
 * @property {number} [every] how often a row is noted; default: see defaultEvery
 */

/**
 * @typedef {object} Replay
 * @property {Row[]} rows
 * @property {number} every the rows are those of step 0, of every `every`-th step and of the last
 * @property {string} fingerprint 16 hexadecimal digits
 * @property {import('../wasm/bindings.js').Status} status at the end
 * @property {Weights} weights
 */

/**
 * @typedef {object} RunReplay
 * @property {number} index place of the run in the experiment, from 0
 * @property {string} name
 */

/**
 * @typedef {object} ReplayedExperiment what is written into files
 * @property {string} link canonical
 * @property {(RunReplay & Replay)[]} replays of all runs
 */

const MAX_ROWS = 1000;
const MAX_FILE_ROWS = 100_000;
// Few enough that even a large network answers in between.
const UPDATES_AT_ONCE = 16;

/**
 * @param {number} steps
 * @returns {number} how often a row is noted by default: every step up to 1,000 steps, then so
 *   rarely that there are at most 1,000 rows and the first
 */
export function defaultEvery(steps) {
  return Math.max(1, Math.ceil(steps / MAX_ROWS));
}

/**
 * @param {number} steps of each run
 * @param {number} runs at most a few
 * @returns {number} how often a row is noted for a file: every step as long as all runs together have at most
 *   100,000 rows, else as rarely as that takes
 */
export function everyForFile(steps, runs) {
  const rows = Math.floor(MAX_FILE_ROWS / Math.max(1, runs));
  // Step 0 is a row, too.
  return Math.max(1, Math.ceil(steps / (rows - 1)));
}

/**
 * Trains a fresh run and notes step 0, every `every`-th step and the last one. A generator, so that the
 * caller can do something else in between.
 * @param {Replayable} run
 * @param {ReplayOptions} [options]
 * @yields {number} the step reached
 * @returns {Generator<number, Replay>}
 */
export function* replayRun(run, options = {}) {
  const steps = Math.min(options.steps ?? Infinity, run.state().steps);
  const every = options.every ?? defaultEvery(steps);
  const rows = [run.row()];
  const first = run.parameters();
  let step = 0;
  /** @type {import('../wasm/bindings.js').Status} */
  let status = 'ready';
  while (step < steps && status !== 'diverged') {
    const next = Math.min(steps, every * (Math.floor(step / every) + 1));
    ({ step, status } = run.advance(Math.min(next - step, UPDATES_AT_ONCE)));
    if (step === next || status === 'diverged') rows.push(run.row());
    yield step;
  }
  // Diverging right after a row would say the same thing twice.
  const last = rows.length - 1;
  if (last > 0 && rows[last].step === rows[last - 1].step) rows.pop();
  const weights = { tensors: run.tensors(), first, last: run.parameters() };
  return { rows, every, fingerprint: run.fingerprint(), status, weights };
}

// Runs an experiment from its first step and notes a row every so often: what `replay` prints and
// what the page exports are the same rows.

/**
 * @typedef {object} Row the state after `step` updates; NaN where not defined
 * @property {number} step
 * @property {number} epoch
 * @property {number} lr
 * @property {number} trainLoss
 * @property {number} valLoss
 * @property {number} trainAccuracy
 * @property {number} valAccuracy
 * @property {number} gradNorm
 * @property {number} updateRatio
 */

/**
 * @typedef {object} Replay
 * @property {Row[]} rows
 * @property {string} fingerprint
 * @property {string} status
 */

const MAX_ROWS = 1000;
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
 * Trains a fresh run and notes step 0, every `every`-th step and the last one. A generator, so that
 * whoever calls it can do something else in between.
 * @param {object} run with advance, row, state and fingerprint
 * @param {{ steps?: number, every?: number }} [options] steps: stop early
 * @yields {number} the step reached
 * @returns {Generator<number, Replay>}
 */
export function* replayRun(run, options = {}) {
  const steps = Math.min(options.steps ?? Infinity, run.state().steps);
  const every = options.every ?? defaultEvery(steps);
  const rows = [run.row()];
  let step = 0;
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
  return { rows, fingerprint: run.fingerprint(), status };
}

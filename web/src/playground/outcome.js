// What a run came to, from what it measured.

/** @typedef {import('../engine/page/run-state.js').RunView} RunView */

/**
 * @typedef {object} LastFinite the last measurement that is a finite number
 * @property {number} value NaN: there is none
 * @property {number} step updates made before it; NaN: there is none
 */

// Losses of different moments that differ by less may be the same loss.
const RISE = 0.1;

/**
 * Whether a finished run is worse at its end than at its start: its loss over all training data (on a
 * surface: its height) is higher by more than a tenth of what it was.
 * @param {Pick<RunView, 'status' | 'evaluations'>} run of whose evaluations the first and the last count
 * @returns {{ first: number, last: number } | null} both losses; null: it did not rise, or it is not over
 */
export function riseOf({ status, evaluations }) {
  const losses = evaluations?.trainLoss ?? [];
  const [first, last] = [losses[0], losses[losses.length - 1]];
  const isHigher = last - first > RISE * Math.abs(first);
  return status === 'finished' && isHigher ? { first, last } : null;
}

// A mini-batch of fewer samples says little of the loss.
const FEW_SAMPLES = 8;

/**
 * Whether a run had a spike that tells more than what single samples are like: losses of a few samples
 * jump all the time while the loss over all training data falls.
 * @param {Pick<RunView, 'state' | 'evaluations'>} run
 */
export function hasSpike({ state, evaluations }) {
  if (state.eventKind !== 'spike') return false;
  const isSmallBatch = state.batchesPerEpoch > 1 && state.samplesSeen < FEW_SAMPLES * state.step;
  if (!isSmallBatch) return true;
  const [first, ...later] = evaluations.trainLoss;
  return later.some((loss) => !(loss - first <= RISE * Math.abs(first)));
}

/**
 * The last of some measurements that is a finite number: what a diverged run had before.
 * @param {ArrayLike<number>} step
 * @param {ArrayLike<number>} values measured at these steps
 * @returns {LastFinite}
 */
export function lastFinite(step, values) {
  for (let i = values.length - 1; i >= 0; i--) {
    if (Number.isFinite(values[i])) return { value: values[i], step: step[i] };
  }
  return { value: NaN, step: NaN };
}

/**
 * The height of a surface where a run stands. An update measures the height that it starts from, so
 * after the last one it is known from the evaluation alone.
 * @param {Pick<RunView, 'history' | 'evaluations'>} run on a surface
 * @returns {{ step: Int32Array, height: Float32Array }} of all updates; the last entry is the latest of
 *   both kinds
 */
export function heightsOf({ history, evaluations }) {
  const { step, last } = history;
  const end = evaluations.step[evaluations.step.length - 1];
  if (!(end > (step[step.length - 1] ?? -1))) return { step, height: last };
  return {
    step: Int32Array.of(...step, end),
    height: Float32Array.of(...last, evaluations.trainLoss[evaluations.trainLoss.length - 1]),
  };
}

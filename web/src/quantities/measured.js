// What a run has measured, in the form that quantities read: plain lists, nothing drawn or rounded.

/** @typedef {import('../engine/page/run-state.js').RunView} RunView */
/** @typedef {number[] | Float32Array | Int32Array} Numbers */

/**
 * @typedef {object} Series of measurements
 * @property {Numbers} step updates made before each
 * @property {Numbers} value NaN where it was not defined
 */

/**
 * @typedef {object} Rates of stretches of updates, one after the other
 * @property {Numbers} step the last update of each, counted from 0
 * @property {Numbers} last rate of that
 * @property {Numbers} min of the stretch
 * @property {Numbers} max
 */

/**
 * @typedef {object} Sharp how sharp the loss was, as far as somebody looked
 * @property {Numbers} step
 * @property {Numbers} sharpness
 * @property {Numbers} limit from which on steps grow; NaN: theory knows none
 */

/**
 * @typedef {object} Measured all that one run has measured
 * @property {number} step updates made
 * @property {number} steps planned
 * @property {string} status
 * @property {{ kind: string, step: number, message: string }} event what happened to it; kind empty: nothing
 * @property {'validation' | 'training' | 'height'} lossKind which loss counts: that of the validation part if
 *   there is one; on a surface the height
 * @property {Series} loss that one
 * @property {Series} training loss over all training data
 * @property {Series} accuracy of the validation part, or of the training part if there is none
 * @property {Record<'valLoss' | 'trainAccuracy' | 'valAccuracy' | 'trainR2' | 'valR2', Series>} columns of the evaluations
 * @property {number} gradients of mini-batches that were computed
 * @property {Series} gradient norms
 * @property {Series} weights norms
 * @property {Series} updateRatio
 * @property {Series} batches losses of single updates, or the largest of stretches of them
 * @property {Rates} rates
 * @property {Sharp | null} sharp null: nobody looked, or it is that of a preconditioned problem
 */

/** @typedef {import('../engine/wasm/bindings.js').RunStateNow} RunStateNow */
/** @typedef {Pick<RunView, 'status' | 'history' | 'evaluations' | 'ahead'> & { state: RunStateNow } &
 *   Partial<Pick<RunView, 'message' | 'measures'>>} Watched what of a run is read */

/**
 * @param {Watched} view of a run; when looking back, what came after counts, too
 * @param {boolean} [isSurface] whether its loss is a height
 * @returns {Measured}
 */
export function measuredOf(view, isSurface = false) {
  const { state, history, evaluations } = view.ahead ?? view;
  const { step } = evaluations;
  /** @type {(value: Numbers | undefined) => Series} */
  const series = (value) => ({ step, value: value ?? [] });
  const hasValidation = !isSurface && hasNumbers(evaluations.valLoss);
  const hasAccuracy = hasNumbers(evaluations.valAccuracy);
  return {
    ...{ step: state.step, steps: state.steps },
    status: view.ahead?.state.status ?? view.status,
    event: { kind: state.eventKind, step: state.eventStep, message: state.message },
    lossKind: isSurface ? 'height' : hasValidation ? 'validation' : 'training',
    loss: series(hasValidation ? evaluations.valLoss : evaluations.trainLoss),
    training: series(evaluations.trainLoss),
    accuracy: series(hasAccuracy ? evaluations.valAccuracy : evaluations.trainAccuracy),
    columns: {
      ...{ valLoss: series(evaluations.valLoss), trainAccuracy: series(evaluations.trainAccuracy) },
      ...{ valAccuracy: series(evaluations.valAccuracy), trainR2: series(evaluations.trainR2) },
      valR2: series(evaluations.valR2),
    },
    gradients: state.gradientEvaluations,
    gradient: series(evaluations.gradNorm),
    weights: series(evaluations.weightNorm),
    updateRatio: series(evaluations.updateRatio),
    batches: { step: history.step, value: history.max },
    rates: { step: history.step, last: history.lr, min: history.lrMin, max: history.lrMax },
    sharp: sharpOf(view.measures?.sharpness),
  };
}

/**
 * @param {import('../engine/wasm/bindings.js').MeasureRecord | undefined} record
 * @returns {Sharp | null}
 */
function sharpOf(record) {
  if (!record || record.preconditioned) return null;
  const { step, last } = record;
  const { length } = step;
  return { step, sharpness: last.subarray(0, length), limit: last.subarray(length, 2 * length) };
}

/** @param {Numbers | undefined} values */
function hasNumbers(values) {
  return Array.from(values ?? []).some(Number.isFinite);
}

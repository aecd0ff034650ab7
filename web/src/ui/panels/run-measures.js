// The numbers of one row of the table of runs: what was measured last. A run that diverged has those
// that it had before, and says so.

import { formatSeconds } from '../../drawing/durations.js';
import { formatPercent } from '../../drawing/format-percent.js';
import { formatCount, formatValue } from '../../drawing/format.js';
import { heightsOf, lastFinite } from '../../playground/outcome.js';

/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */
/** @typedef {'classification' | 'regression' | 'surface'} ProblemKind */

/**
 * @typedef {object} Measure
 * @property {string} text "–": there is none
 * @property {number | null} oldStep step that the number is of, if the run has gone on since; null: it is of
 *   now
 */

/**
 * @typedef {object} RunMeasures
 * @property {Measure} training loss of all training samples, of the last evaluation; on a surface the height
 *   after the last update
 * @property {Measure} validation loss of the last evaluation
 * @property {Measure} quality accuracy or R² of the last evaluation; on a surface the norm of the gradient
 * @property {string} best step of the lowest validation loss
 * @property {string} time of an update, once it is known well
 */

/** @type {Measure} */
const NOTHING = { text: '–', oldStep: null };

/**
 * @param {RunView | undefined} view
 * @param {ProblemKind} kind
 * @param {boolean} [isPlaying] then numbers that are a few steps old do not say so
 * @returns {RunMeasures}
 */
export function measuresOf(view, kind, isPlaying = false) {
  if (!view) {
    return { training: NOTHING, validation: NOTHING, quality: NOTHING, best: '–', time: '–' };
  }
  const { evaluations, state, status } = view;
  const isOld = status === 'diverged';
  const now = isPlaying ? -Infinity : state.step;
  // What a network says whose outputs are no numbers is no accuracy.
  const known = isOld ? knownPart(evaluations) : evaluations.step.length;
  /** @type {(name: keyof RunView['evaluations']) => ArrayLike<number>} */
  const evaluated = (name) => evaluations[name].subarray(0, known);
  const quality = evaluated(QUALITIES[kind]);
  return {
    training:
      kind === 'surface'
        ? heightMeasure(view, { isOld, now })
        : measure(evaluations.step, evaluated('trainLoss'), { isOld, now }, formatValue),
    validation: measure(evaluations.step, evaluated('valLoss'), { isOld, now }, formatValue),
    quality: measure(
      evaluations.step,
      // After the last update no gradient is known.
      kind === 'surface' ? withoutTail(quality) : quality,
      { isOld, now: kind === 'surface' ? now - 1 : now },
      qualityText(kind),
    ),
    best: state.bestStep > 0 ? formatCount(state.bestStep) : '–',
    time: state.isTimed ? formatSeconds(state.microsecondsPerStep / 1e6) : '–',
  };
}

/** @type {Record<ProblemKind, keyof RunView['evaluations']>} which evaluation says how good a run is */
export const QUALITIES = {
  classification: 'valAccuracy',
  regression: 'valR2',
  surface: 'gradNorm',
};

/**
 * @param {ProblemKind} kind
 * @returns {(value: number) => string} how a table prints the quality
 */
export function qualityText(kind) {
  return kind === 'classification' ? formatPercent : formatValue;
}

/**
 * @param {RunView} view on a surface
 * @param {{ isOld: boolean, now: number }} age see measure
 */
function heightMeasure(view, { isOld, now }) {
  const { step, height } = heightsOf(view);
  // The last update measured what it started from.
  return measure(step, height, { isOld, now: now - 1 }, formatValue);
}

/** @param {RunView['evaluations']} evaluations */
function knownPart({ trainLoss }) {
  let length = trainLoss.length;
  while (length > 0 && !Number.isFinite(trainLoss[length - 1])) length--;
  return length;
}

/** @param {ArrayLike<number>} values */
function withoutTail(values) {
  const { length } = values;
  return length > 1 && Number.isNaN(values[length - 1])
    ? Array.from(values).slice(0, length - 1)
    : values;
}

/**
 * @param {ArrayLike<number>} steps
 * @param {ArrayLike<number>} values
 * @param {{ isOld: boolean, now: number }} age isOld: whether the run diverged; now: step that a number must
 *   be of, or it says of which it is
 * @param {(value: number) => string} format
 * @returns {Measure}
 */
function measure(steps, values, { isOld, now }, format) {
  if (!isOld) {
    const last = values.length - 1;
    const oldStep = last >= 0 && steps[last] < now ? steps[last] : null;
    return { text: format(values[last] ?? NaN), oldStep };
  }
  const { value, step } = lastFinite(steps, values);
  return Number.isNaN(value) ? NOTHING : { text: format(value), oldStep: step };
}

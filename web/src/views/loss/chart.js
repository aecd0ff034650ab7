// The loss of each run, or its height on a test surface.

import { problemOf } from '../../config/problem.js';
import { formatValue } from '../../drawing/format.js';
import { valueAxis } from '../../drawing/value-axis.js';
import { evaluatedCurve } from '../curves/evaluated.js';
import { curvesOf, emptyModel } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';
import { divergedCurve } from './divergence.js';
import { goalLines } from './goal-lines.js';
import { lossMarkers } from './markers.js';
import { lossPins, shortened } from './pins.js';
import { overlayLines } from './overlays.js';
import { trainingCurves } from './training.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */
/** @typedef {import('../view.js').Scene} Scene */

const NUMBERS_ON_Y = 6;
const THICK = 2.5;
const THIN = 1.1;

/**
 * @param {Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const { catalog, config, options } = scene;
  const { surface } = problemOf(config, catalog);
  const { runs } = shownRuns(scene);
  const drawn = lossCurves(scene, runs, surface);
  const curves = drawn.curves.map((curve) => divergedCurve(runOf(runs, curve), curve));
  const whole = emptyModel(scene);
  const judged = drawn.which.startsWith('training') ? [] : curves;
  const references = [...overlayLines(scene), ...goalLines(scene, whole.x, judged)];
  const { sentences = [] } = options;
  const { y, words } = valueAxis(curves, {
    scale: options.scale,
    count: NUMBERS_ON_Y,
    others: references.map((one) => one.y),
  });
  return {
    ...whole,
    y,
    curves,
    references,
    markers: shortened(lossMarkers(runs, curves, options.reasons), sentences),
    pins: lossPins(sentences, runs, curves),
    endLabels: true,
    title: surface ? 'Height' : 'Loss',
    subtitle: [drawn.which, drawn.words, words].filter(Boolean).join(', '),
    // A control says what kind of axis it is, unless it is not the one that was chosen.
    note: [drawn.words, words.includes(' ') ? words : ''].filter(Boolean).join(', '),
    format: formatValue,
  };
}

/**
 * @param {Scene} scene
 * @param {ShownRun[]} runs
 * @param {boolean} surface
 * @returns {{ curves: Curve[], which: string, words: string }}
 */
function lossCurves(scene, runs, surface) {
  const { curve: wish, scale } = scene.options;
  const losses = runs.map((run) => curvesOf(run).evaluations.valLoss);
  // Before anything was evaluated it is not known that there is no validation part.
  const isKnown = runs.some((run) => curvesOf(run).history.step.length > 0);
  const isValidation = wish !== 'training' && !surface && (!isKnown || losses.some(hasNumbers));
  const validation = isValidation
    ? runs.map((run) => evaluatedCurve(run, 'valLoss', formatValue))
    : [];
  if (isValidation && wish !== 'both') {
    return { curves: validation, which: 'validation', words: '' };
  }
  const lowest = runs.map((run) => curvesOf(run).history.min);
  const log = scale !== 'linear' && ![...losses, ...lowest].some(hasNegative);
  const training = trainingCurves(scene, runs, log);
  const { curves, words } = training;
  if (surface) return { curves, which: '', words };
  const which = words ? 'training batches' : 'training';
  if (!isValidation) return { curves, which, words };
  return {
    curves: bothCurves(validation, curves),
    which: `validation thick, ${which} thin`,
    words,
  };
}

/**
 * Of each run two curves with one label.
 * @param {Curve[]} validation
 * @param {Curve[]} training of the same runs
 * @returns {Curve[]}
 */
function bothCurves(validation, training) {
  return [
    ...training.map((curve) => ({
      ...curve,
      name: `${curve.name} (training)`,
      width: THIN,
      isSecond: true,
    })),
    ...validation.map((curve, i) => ({
      ...curve,
      width: THICK,
      endText: `${curve.endText} / ${training[i].endText}`,
    })),
  ];
}

/**
 * @param {ShownRun[]} runs
 * @param {Curve} curve
 * @returns {ShownRun} whose curve it is
 */
function runOf(runs, { index }) {
  return /** @type {ShownRun} */ (runs.find(({ view }) => view.index === index));
}

/** @param {Float32Array} values */
function hasNumbers(values) {
  return values.some(Number.isFinite);
}

/** @param {Float32Array} values */
function hasNegative(values) {
  return values.some((value) => value < 0);
}

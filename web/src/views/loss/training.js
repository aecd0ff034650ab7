// The training loss: of all data where nothing is drawn at random, else of mini-batches.

import { problemOf } from '../../config/problem.js';
import { formatValue } from '../../drawing/format.js';
import { heightsOf } from '../../playground/outcome.js';
import { indexAt } from '../../drawing/index-at.js';
import { averageWords, endOf, exactCurve, noisyCurve } from '../curves/measured.js';
import { isNoisy } from '../curves/noise.js';
import { hasRange, hasSpikes } from '../curves/ranges.js';
import { keep } from '../curves/records.js';
import { curvesOf, scaled } from '../curves/run-curve.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../curves/measured.js').Series} Series */
/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */

/**
 * @param {import('../view.js').Scene} scene
 * @param {ShownRun[]} runs
 * @param {boolean} log whether they are drawn on a logarithmic axis
 * @returns {{ curves: Curve[], words: string }} words: what is drawn of mini-batches; empty: there are
 *   none
 */
export function trainingCurves(scene, runs, log) {
  const { options } = scene;
  const { surface } = problemOf(scene.config, scene.catalog);
  const shown = runs.map(({ view }) => view.index);
  /** @type {Series[]} */
  const noisy = [];
  const curves = runs.map((run) => {
    const series = seriesOf(run);
    if (!isNoisy(scene, run.view)) return withoutNoise(run, series, surface);
    noisy.push(series);
    const { index } = run.view;
    const { band } = curvesOf(run);
    const range = hasRange(options, shown, index) && band.step.length ? band : null;
    const spikes = hasSpikes(options, shown, index);
    const wish = { average: options.average, log, range, spikes };
    const curve = noisyCurve(run, series, wish, endOf(run.view.history.last, formatValue));
    return withAverage(curve, run, options.curve === 'both' && !surface);
  });
  const hasBands = curves.some(({ bands }) => bands);
  return { curves, words: averageWords(noisy, { average: options.average, log, hasBands }) };
}

/**
 * At the end of an average stands what it has come to; single batches are read off.
 * @param {Curve} curve
 * @param {ShownRun} run
 * @param {boolean} isBeside another number stands at the same end
 * @returns {Curve}
 */
function withAverage(curve, { view, perStep }, isBeside) {
  if (!curve.line) return curve;
  const end = indexAt(curve.line.x, view.ahead ? view.state.step * perStep : Infinity);
  const mean = endOf(Array.from(curve.line.y).slice(0, end + 1), formatValue);
  return { ...curve, endText: mean && !isBeside ? `mean ${mean}` : mean };
}

/**
 * On a surface the curve goes on to the height after the last update.
 * @param {ShownRun} run
 * @param {Series} series
 * @param {boolean} surface
 * @returns {Curve}
 */
function withoutNoise(run, series, surface) {
  if (!surface) return exactCurve(run, series, endOf(run.view.history.last, formatValue));
  const endText = endOf(heightsOf(run.view).height, formatValue);
  const { length } = heightsOf(curvesOf(run)).step;
  return exactCurve(run, length > series.step.length ? withEnd(run, series) : series, endText);
}

/**
 * @param {ShownRun} run
 * @param {Series} series
 * @returns {Series} with one more stretch: the last evaluation
 */
function withEnd(run, series) {
  const { evaluations } = curvesOf(run);
  const end = evaluations.step.length - 1;
  const [step, height] = [evaluations.step[end], evaluations.trainLoss[end]];
  return keep(series.last, `end ${step} ${run.perStep}`, () => longer(run, series, step, height));
}

/**
 * @param {ShownRun} run
 * @param {Series} series
 * @param {number} step
 * @param {number} height
 * @returns {Series}
 */
function longer(run, series, step, height) {
  /** @type {(values: ArrayLike<number>, value: number) => Float32Array} */
  const and = (values, value) => Float32Array.of(...Array.from(values), value);
  const { first = series.last } = series;
  return {
    ...series,
    step: Int32Array.of(...series.step, step),
    x: Float64Array.of(...Array.from(series.x), step * run.perStep),
    first: and(first, height),
    last: and(series.last, height),
    mean: and(series.mean, height),
    logMean: and(series.logMean, Math.log(height)),
    min: and(series.min, height),
    max: and(series.max, height),
  };
}

/**
 * @param {ShownRun} run
 * @returns {Series}
 */
function seriesOf(run) {
  const { step, first, last, trainLoss, logMean, min, max } = curvesOf(run).history;
  const x = scaled(step, run.perStep);
  return { step, x, first, last, mean: trainLoss, logMean, min, max, since: 0 };
}

// The training loss: of all data where nothing is drawn at random, else of mini-batches.

import { formatValue } from '../../drawing/format.js';
import { averageWords, endOf, exactCurve, noisyCurve } from '../curves/measured.js';
import { isNoisy } from '../curves/noise.js';
import { hasRange, hasSpikes } from '../curves/ranges.js';
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
  const shown = runs.map(({ view }) => view.index);
  /** @type {Series[]} */
  const noisy = [];
  const curves = runs.map((run) => {
    const series = seriesOf(run);
    const endText = endOf(run.view.history.last, formatValue);
    if (!isNoisy(scene, run.view)) return exactCurve(run, series, endText);
    noisy.push(series);
    const { index } = run.view;
    const { band } = curvesOf(run);
    const range = hasRange(options, shown, index) && band.step.length ? band : null;
    const spikes = hasSpikes(options, shown, index);
    return noisyCurve(run, series, { average: options.average, log, range, spikes }, endText);
  });
  const hasBands = curves.some(({ bands }) => bands);
  return { curves, words: averageWords(noisy, { average: options.average, log, hasBands }) };
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

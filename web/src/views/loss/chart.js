// The loss of each run, or its height on a test surface.

import { problemOf } from '../../config/problem.js';
import { axis } from '../../drawing/axis.js';
import { formatValue } from '../../drawing/format.js';
import { linearBounds, logBounds, memoryOf, smooth, indexAt } from '../../drawing/series.js';
import { curveOf, curvesOf, emptyModel, scaled, solidEnd } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';
import { lastFiniteBefore, lossMarkers } from './markers.js';

/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */
/** @typedef {import('./markers.js').LossCurve} LossCurve */

// A loss axis that shows what exploded runs did would flatten all others.
const EXPLOSION = 30;

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const { catalog, config, options } = scene;
  const { smoothing } = options;
  const log = options.scale !== 'linear';
  const { surface } = problemOf(config, catalog);
  const validation = options.curve === 'validation' && !surface;
  const { runs } = shownRuns(scene);
  const curves = runs.map((run) => lossCurve(run, validation, smoothing));
  const note = smoothing > 0 ? `smoothed ${Number(smoothing.toPrecision(2))}` : '';
  const which = validation ? 'validation' : 'training';
  return {
    ...emptyModel(scene),
    y: lossAxis(curves, runs, log),
    curves,
    markers: lossMarkers(runs, curves),
    endLabels: true,
    title: surface ? 'Height' : 'Loss',
    subtitle: [surface ? '' : which, log ? 'log' : 'linear', note].filter(Boolean).join(', '),
    note,
    format: formatValue,
  };
}

/**
 * @param {ShownRun} run
 * @param {boolean} validation
 * @param {number} smoothing 0..1
 * @returns {LossCurve}
 */
function lossCurve(run, validation, smoothing) {
  const { history, evaluations } = curvesOf(run);
  const hasValidation = validation && evaluations.valLoss.some(Number.isFinite);
  const { step, mean } = hasValidation
    ? { step: evaluations.step, mean: evaluations.valLoss }
    : { step: history.step, mean: history.trainLoss };
  const y = smooth(step, mean, memoryOf(smoothing, run.view.state.steps));
  const x = scaled(step, run.perStep);
  const end = solidEnd(run);
  const last = end < Infinity ? Math.max(0, indexAt(x, end)) : y.length - 1;
  const raw = { x: scaled(history.step, run.perStep), low: history.min, high: history.max };
  return { ...curveOf(run, { x, y, endText: formatValue(lastFiniteBefore(y, last)) }), raw };
}

/**
 * @param {LossCurve[]} curves
 * @param {ShownRun[]} runs
 * @param {boolean} log
 */
function lossAxis(curves, runs, log) {
  let low = Infinity;
  let high = -Infinity;
  let calm = -Infinity;
  curves.forEach(({ y }, index) => {
    const isCalm = curvesOf(runs[index]).state.status !== 'diverged';
    for (let i = 0; i < y.length; i++) {
      const value = y[i];
      if (!Number.isFinite(value) || (log && value <= 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
      if (isCalm) calm = Math.max(calm, value);
    }
    if (Number.isFinite(y[0])) calm = Math.max(calm, y[0]);
  });
  if (low > high) [low, high] = [0.01, 1];
  if (calm > 0) high = Math.min(high, calm * (log ? EXPLOSION : 2));
  const [min, max] = log ? logBounds(low, high) : linearBounds(Math.min(0, low), high);
  return axis(min, max, log, 6);
}

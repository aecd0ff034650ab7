// Accuracy on the validation part; R² of a regression.

import { problemOf } from '../../config/problem.js';
import { axis } from '../../drawing/axis.js';
import { formatNumber } from '../../drawing/format.js';
import { linearBounds } from '../../drawing/series.js';
import { curveOf, curvesOf, emptyModel, scaled } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const regression = problemOf(scene.config, scene.catalog).dataset?.task === 'regression';
  let lowest = Infinity;
  const curves = shownRuns(scene).runs.map((run) => {
    const { step, valAccuracy, valR2 } = curvesOf(run).evaluations;
    const y = regression ? valR2 : valAccuracy;
    for (const value of y) if (value < lowest) lowest = value;
    return curveOf(run, { x: scaled(step, run.perStep), y });
  });
  return {
    ...emptyModel(scene),
    y: accuracyAxis(Number.isFinite(lowest) ? lowest : 0, regression),
    curves,
    title: regression ? 'R²' : 'Accuracy',
    subtitle: 'validation',
    format: regression ? formatNumber : (value) => `${(100 * value).toFixed(1)} %`,
  };
}

/**
 * @param {number} low
 * @param {boolean} regression
 */
function accuracyAxis(low, regression) {
  // Negative R² may be huge; what is worse than a constant guess is off the chart.
  const bottom = regression ? Math.max(-1, Math.min(0, low)) : Math.max(0, Math.min(0.5, low));
  const result = { ...axis(linearBounds(bottom, 1)[0], 1, false, 3), max: 1.02 };
  if (regression) return result;
  /** @param {number} value */
  const format = (value) => `${Math.round(100 * value)} %`;
  return { ...result, format, percent: true };
}

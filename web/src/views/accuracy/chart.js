// Accuracy on the validation part; R² of a regression.

import { problemOf } from '../../config/problem.js';
import { axis } from '../../drawing/axis.js';
import { formatPercent } from '../../drawing/format-percent.js';
import { formatValue } from '../../drawing/format.js';
import { linearBounds } from '../../drawing/series.js';
import { outlierLimit } from '../../drawing/value-axis.js';
import { evaluatedCurve } from '../curves/evaluated.js';
import { emptyModel } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';

/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */

// Room for a line at the very top.
const TOP = 1.02;

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const regression = problemOf(scene.config, scene.catalog).dataset?.task === 'regression';
  const format = regression ? formatValue : formatPercent;
  const curves = shownRuns(scene).runs.map((run) =>
    evaluatedCurve(run, regression ? 'valR2' : 'valAccuracy', format),
  );
  return {
    ...emptyModel(scene),
    y: regression ? fitAxis(curves) : shareAxis(curves),
    curves,
    endLabels: 'if-room',
    title: regression ? 'R²' : 'Accuracy',
    subtitle: 'validation',
    format,
  };
}

/**
 * @param {Curve[]} curves
 * @returns {Axis}
 */
function shareAxis(curves) {
  const values = curves.flatMap(({ y }) => Array.from(y)).filter(Number.isFinite);
  const [bottom] = linearBounds(Math.min(0.5, ...values), 1);
  /** @param {number} value */
  const format = (value) => `${Math.round(100 * value)} %`;
  return { ...axis(bottom, 1, false, 3), max: TOP, format, percent: true };
}

/**
 * R² has no lower end: what is left out lies much further below 1 than the rest.
 * @param {Curve[]} curves
 * @returns {Axis}
 */
function fitAxis(curves) {
  const gaps = curves.flatMap(({ y }) => Array.from(y, (value) => 1 - value));
  const limit = outlierLimit([gaps]);
  const largest = Math.max(1, ...gaps.filter((gap) => gap <= limit));
  return { ...axis(linearBounds(1 - largest, 1)[0], 1, false, 3), max: TOP };
}

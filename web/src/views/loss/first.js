// The loss as the first look needs it, see chart.js: what was measured, joined.

import { problemOf } from '../../config/problem.js';
import { axis } from '../../drawing/axis.js';
import { linearBounds, logBounds } from '../../drawing/series.js';
import { curveOf, curvesOf, emptyModel, scaled } from '../curves/run-curve.js';
import { visibleRuns } from '../curves/visible-runs.js';

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const { catalog, config, options } = scene;
  const isSurface = problemOf(config, catalog).surface;
  const isValidation = options.curve !== 'training' && !isSurface;
  /** @type {number[]} */
  const values = [];
  const curves = visibleRuns(scene).runs.map((run) => {
    const { history, evaluations } = curvesOf(run);
    const y = isValidation ? evaluations.valLoss : history.last;
    values.push(...y);
    const { step } = isValidation ? evaluations : history;
    return curveOf(run, { x: scaled(step, run.perStep), y });
  });
  return {
    ...emptyModel(scene),
    curves,
    y: firstAxis(values.filter(Number.isFinite), options.scale !== 'linear'),
    title: isSurface ? 'Height' : 'Loss',
  };
}

/**
 * @param {number[]} values
 * @param {boolean} log
 */
function firstAxis(values, log) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (log && low > 0) return axis(...logBounds(low, high), true, 6);
  return axis(...linearBounds(Math.min(0, low), high), false, 6);
}

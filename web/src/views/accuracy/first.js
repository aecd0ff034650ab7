// The accuracy as the first look needs it, see chart.js.

import { problemOf } from '../../config/problem.js';
import { axis } from '../../drawing/axis.js';
import { curveOf, curvesOf, emptyModel, scaled } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const regression = problemOf(scene.config, scene.catalog).dataset?.task === 'regression';
  const curves = shownRuns(scene).runs.map((run) => {
    const { step, valAccuracy, valR2 } = curvesOf(run).evaluations;
    return curveOf(run, { x: scaled(step, run.perStep), y: regression ? valR2 : valAccuracy });
  });
  return { ...emptyModel(scene), y: { ...axis(0, 1, false, 3), max: 1.02 }, curves };
}

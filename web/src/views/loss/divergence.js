// Curves of runs whose loss is no number any more.

import { curvesOf } from '../curves/run-curve.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */

/**
 * A curve that goes on to where the loss ceased to be a number: beyond the plot.
 * @param {import('../curves/shown-runs.js').ShownRun} run
 * @param {Curve} curve
 * @returns {Curve} the same one where the loss always was a number
 */
export function divergedCurve(run, curve) {
  const { status, loss, eventStep } = curvesOf(run).state;
  if (status !== 'diverged' || Number.isFinite(loss)) return curve;
  const { x, y } = curve.line ?? curve;
  const line = {
    x: [...x, eventStep * run.perStep],
    y: [...y, loss === -Infinity ? -Infinity : Infinity],
    words: curve.line?.words,
  };
  return { ...curve, line };
}

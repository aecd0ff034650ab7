// Curves of what was evaluated on all data now and then: the evaluations themselves, joined.

import { endOf } from './measured.js';
import { curveOf, curvesOf, scaled } from './run-curve.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../../engine/wasm/columns.js').Evaluations} Evaluations */

/**
 * @param {import('./shown-runs.js').ShownRun} run
 * @param {keyof Evaluations} name
 * @param {(value: number) => string} format of the last value, which is that of the step that is shown
 *   even where the curve goes on
 * @returns {Curve}
 */
export function evaluatedCurve(run, name, format) {
  const { evaluations } = curvesOf(run);
  const x = scaled(evaluations.step, run.perStep);
  const endText = endOf(run.view.evaluations[name], format);
  return curveOf(run, { x, y: evaluations[name], endText });
}

// The learning rate of an update that was made.

import { indexAt } from '../../drawing/index-at.js';
import { curvesOf } from './run-curve.js';

/**
 * @param {import('./shown-runs.js').ShownRun} run
 * @param {number} step counted from 0
 * @returns {number} NaN: not known, since the rate changed within the stretch that was recorded
 */
export function rateAt(run, step) {
  const { history } = curvesOf(run);
  const place = indexAt(history.step, step - 1) + 1;
  if (history.step[place] === step || history.lrMin[place] === history.lrMax[place]) {
    return history.lr[place];
  }
  return NaN;
}

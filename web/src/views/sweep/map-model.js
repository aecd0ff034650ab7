// A sweep of two settings as a map.

import { bestCell, sweepResults } from '../../studies/sweep.js';
import { cellLines } from './chart.js';
import { valueLabel } from './draw-heat-map.js';

/** @typedef {import('./draw-heat-map.js').MapModel} MapModel */

/**
 * @param {import('../study/chart-parts.js').Outcome<import('../../studies/sweep.js').SweepPlan,
 *   import('./study.js').Trials>} outcome of a plan with two settings
 * @returns {MapModel}
 */
export function mapModel({ plan, results: trials }) {
  const results = sweepResults(plan, trials);
  const best = bestCell(plan, results, plan.runs[0]);
  const axis = (/** @type {import('../../studies/sweep.js').SweepPlan['y']} */ one) => ({
    key: one?.key ?? '',
    labels: (one?.values ?? []).map(valueLabel),
  });
  const cells = plan.cells.map((cell, i) => ({
    ...{ x: cell.x, y: cell.y, definition: cell.definition },
    loss: results[i].spread.median,
    diverged: results[i].diverged,
    lines: cellLines(results[i], plan),
    isBest: i === best,
  }));
  return { x: axis(plan.x), y: axis(plan.y), cells };
}

/**
 * @param {MapModel} model
 */
export const mapWords = ({ x, y }) => `loss over ${x.key} and ${y.key}`;

import { formatValue } from '../../drawing/format.js';
import { axisFor, chartOf } from '../curves/recorded.js';
import { curveOf } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';
import view from './view.js';

/** @type {import('../view.js').ChartModule['model']} */
export function model(scene) {
  const curves = shownRuns(scene).runs.map((run) => {
    const { stateSize, parameterCount, step } = run.view.state;
    const kept = stateSize / parameterCount;
    const x = [0, Math.max(step, 1) * run.perStep];
    return curveOf(run, { x, y: [kept, kept], endText: formatValue(kept) });
  });
  return chartOf(view, scene, {
    curves,
    y: axisFor(curves, false, [[0, 2]]),
    subtitle: 'numbers kept for each parameter',
  });
}

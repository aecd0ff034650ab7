// One number a run: norms, ratios, steps, cosines, memory.

import { axis, curveOf, scaled } from '../curves.js';
import { formatNumber } from '../../../drawing/format.js';
import { chartOf, rangeAxis, smoothCurve, smoothingWords, stepCurve, valuesOf } from './parts.js';
import { recordsOf, wordsFor } from './records.js';

/** @typedef {import('../diagnostic-charts.js').Model} Model */

/** @type {Model} */
export function wholeModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  const curves = found.map(({ run, record }) =>
    smoothCurve(store, run, record, record.channel(record.channels - 1)),
  );
  // Until the first pictures come, what every run records anyway.
  const missing = shared.runs.filter((run) => !found.some((one) => one.run === run));
  const others = chart.evaluation ? missing.map((run) => evaluationCurve(run, chart)) : [];
  const all = [...curves, ...others];
  return chartOf(chart, store, shared, {
    curves: all,
    y: rangeAxis(valuesOf(all), chart),
    subtitle: wordsFor(found, [smoothingWords(store)]),
  });
}

function evaluationCurve(run, { evaluation }) {
  const { evaluations } = run.view;
  return curveOf(run, { x: scaled(evaluations.step, run.perStep), y: evaluations[evaluation] });
}

/** @type {Model} */
export function cosineModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  return chartOf(chart, store, shared, {
    curves: found.map(({ run, record }) => smoothCurve(store, run, record, record.channel(0))),
    y: { ...axis(-1, 1, false, 2), min: -1.05, max: 1.05 },
    subtitle: wordsFor(found, ['gradient and the one before', smoothingWords(store)]),
  });
}

/** @type {Model} */
export function memoryModel(chart, store, shared) {
  const curves = shared.runs.map((run) => {
    const { stateSize, parameterCount, step } = run.view.state;
    const kept = stateSize / parameterCount;
    const x = [0, Math.max(step, 1) * run.perStep];
    return curveOf(run, { x, y: [kept, kept], endText: formatNumber(kept) });
  });
  return chartOf(chart, store, shared, {
    curves,
    y: rangeAxis([...curves.map(({ y }) => y), [0, 2]], chart),
    subtitle: 'numbers kept for each parameter',
  });
}

/** @type {Model} */
export function stepModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  const curves = found.map(({ run, record }) => stepCurve(run, record, record.channels - 3));
  return chartOf(chart, store, shared, {
    curves,
    y: rangeAxis(valuesOf(curves), { log: true }),
    subtitle: wordsFor(found, ['median, 5–95 % of the parameters']),
  });
}

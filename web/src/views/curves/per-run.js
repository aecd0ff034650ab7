// Charts with one number for each run: norms, ratios, steps.

import {
  chartOf,
  bandCurve,
  rangeAxis,
  smoothCurve,
  smoothingWords,
  valuesOf,
} from './recorded.js';
import { recordsOf, wordsFor } from './records.js';
import { curveOf, scaled } from './run-curve.js';
import { shownRuns } from './shown-runs.js';

/** @typedef {import('../../engine/wasm/columns.js').Evaluations} Evaluations */
/** @typedef {import('../view.js').ChartModule['model']} Model */
/** @typedef {import('../view.js').ViewDescription} ViewDescription */

/**
 * @typedef {object} WholeOptions
 * @property {string} measure whose last channel is the number of the whole run
 * @property {boolean} log
 * @property {keyof Evaluations} [evaluation] the same number among those that every run records anyway: drawn
 *   until the first records come
 */

/**
 * A number of every mini-batch.
 * @param {ViewDescription} view
 * @param {WholeOptions} options
 * @returns {Model}
 */
export function wholeChart(view, { measure, log, evaluation }) {
  return (scene) => {
    const found = recordsOf(scene, measure);
    const curves = found.map(({ run, record }) =>
      smoothCurve(scene, run, record, record.channel(record.channels - 1)),
    );
    if (evaluation) {
      const missing = shownRuns(scene).runs.filter((run) => !found.some((one) => one.run === run));
      curves.push(...missing.map((run) => evaluationCurve(run, evaluation)));
    }
    return chartOf(view, scene, {
      curves,
      y: rangeAxis(valuesOf(curves), log),
      subtitle: wordsFor(found, [smoothingWords(scene)]),
    });
  };
}

/**
 * @param {import('./shown-runs.js').ShownRun} run
 * @param {keyof Evaluations} evaluation
 */
function evaluationCurve(run, evaluation) {
  const { evaluations } = run.view;
  return curveOf(run, { x: scaled(evaluations.step, run.perStep), y: evaluations[evaluation] });
}

/**
 * Median and band over all parameters.
 * @param {ViewDescription} view
 * @param {string} measure
 * @returns {Model}
 */
export function bandChart(view, measure) {
  return (scene) => {
    const found = recordsOf(scene, measure);
    const curves = found.map(({ run, record }) => bandCurve(run, record, record.channels - 3));
    return chartOf(view, scene, {
      curves,
      y: rangeAxis(valuesOf(curves), true),
      subtitle: wordsFor(found, ['median, 5–95 % of the parameters']),
    });
  };
}

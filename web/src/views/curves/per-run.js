// Charts with one number for each run: norms, ratios, steps.

import { formatValue } from '../../drawing/format.js';
import { evaluatedCurve } from './evaluated.js';
import { axisFor, bandCurve, chartOf, measuredCurves } from './recorded.js';
import { recordsOf, wordsFor } from './records.js';
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
    const wishes = found.map((one) => ({ ...one, channel: one.record.channels - 1 }));
    const { curves, words } = measuredCurves(scene, wishes, log);
    if (evaluation) {
      const missing = shownRuns(scene).runs.filter((run) => !found.some((one) => one.run === run));
      curves.push(...missing.map((run) => evaluatedCurve(run, evaluation, formatValue)));
    }
    return chartOf(view, scene, {
      curves,
      y: axisFor(curves, log),
      subtitle: wordsFor(found, [words]),
    });
  };
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
      y: axisFor(curves, true),
      subtitle: wordsFor(found, ['median, 5–95 % of the parameters']),
    });
  };
}

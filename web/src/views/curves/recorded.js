// What the charts of records have in common: frame, curves, axes.

import { formatValue } from '../../drawing/format.js';
import { valueAxis } from '../../drawing/value-axis.js';
import { averageWords, endOf, exactCurve, noisyCurve } from './measured.js';
import { isNoisy } from './noise.js';
import { hasRange, hasSpikes } from './ranges.js';
import { curveOf, emptyModel } from './run-curve.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../view.js').Scene} Scene */
/** @typedef {import('../view.js').ViewDescription} ViewDescription */
/** @typedef {import('./records.js').ReadableRecord} ReadableRecord */
/** @typedef {import('./shown-runs.js').ShownRun} ShownRun */

const NUMBERS_ON_LOG = 4;
const NUMBERS_ON_LINEAR = 3;

/**
 * @param {ViewDescription} view
 * @param {Scene} scene
 * @param {Pick<ChartModel, 'curves' | 'y' | 'subtitle'> & Partial<ChartModel>} rest what is the
 *   chart's own
 * @returns {ChartModel}
 */
export function chartOf(view, scene, rest) {
  return {
    ...emptyModel(scene),
    references: [],
    endLabels: 'if-room',
    title: view.name,
    ...rest,
  };
}

/**
 * @typedef {object} Measured curves of a number of every mini-batch
 * @property {Curve[]} curves one for each of the wishes
 * @property {string} words how they are averaged
 */

/**
 * @param {Scene} scene
 * @param {{ run: ShownRun, record: ReadableRecord, channel: number }[]} wishes
 * @param {boolean} log whether they are drawn on a logarithmic axis
 * @returns {Measured}
 */
export function measuredCurves(scene, wishes, log) {
  const { options } = scene;
  const shown = [...new Set(wishes.map(({ run }) => run.view.index))];
  /** @type {import('./measured.js').Series[]} */
  const noisy = [];
  const curves = wishes.map(({ run, record, channel }) => {
    const values = record.channel(channel);
    const { step, x, since } = record;
    const series = { ...values, step, x, since };
    const endText = endOf(values.last, formatValue);
    if (!isNoisy(scene, run.view)) return exactCurve(run, series, endText);
    noisy.push(series);
    const { index } = run.view;
    const range = hasRange(options, shown, index)
      ? { step, low: values.low, high: values.high }
      : null;
    const spikes = hasSpikes(options, shown, index);
    return noisyCurve(run, series, { average: options.average, log, range, spikes }, endText);
  });
  const hasBands = curves.some(({ bands }) => bands);
  return { curves, words: averageWords(noisy, { average: options.average, log, hasBands }) };
}

/**
 * Median and band of channels c, c + 1, c + 2.
 * @param {ShownRun} run
 * @param {ReadableRecord} record
 * @param {number} c
 * @returns {Curve}
 */
export function bandCurve(run, record, c) {
  const y = record.channel(c + 1).last;
  const bands = [{ low: record.channel(c).last, high: record.channel(c + 2).last }];
  return { ...curveOf(run, { x: record.x, y, endText: endOf(y, formatValue) }), bands };
}

/**
 * An axis for all that is drawn.
 * @param {Curve[]} curves
 * @param {boolean} log
 * @param {import('../../drawing/chart-model.js').Numbers[]} [others] what must be on it, too
 * @returns {import('../../drawing/chart-model.js').Axis}
 */
export function axisFor(curves, log, others = []) {
  const count = log ? NUMBERS_ON_LOG : NUMBERS_ON_LINEAR;
  return valueAxis(curves, { scale: log ? 'auto' : 'linear', count, others }).y;
}

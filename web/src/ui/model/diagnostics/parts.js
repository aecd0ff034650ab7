// What the charts of records have in common: frame, curves, axes.

import { axis, common, curveOf } from '../curves.js';
import { formatNumber } from '../../../drawing/format.js';
import { linearBounds, logBounds, memoryOf, smooth } from '../../../drawing/series.js';
import { keep } from './records.js';

// A wider range than this on a logarithmic axis shows nothing but its ends.
const MOST_DECADES = 8;

/**
 * @param {import('../diagnostic-charts.js').Chart} chart
 * @param {object} store
 * @param {object} shared see frameModel
 * @param {object} rest curves, y, subtitle, and what else is the chart's own
 * @returns {import('../../charts/curve-chart.js').ChartModel}
 */
export function chartOf(chart, store, shared, rest) {
  return {
    ...common(store, shared),
    markers: [],
    references: [],
    endLabels: 'if-room',
    format: formatNumber,
    title: chart.name,
    ...rest,
  };
}

/**
 * A number of every mini-batch: smoothed like the loss, all of it faint behind.
 * @param {object} store
 * @param {object} run
 * @param {object} record
 * @param {{ mean: Float32Array, min: Float32Array, max: Float32Array }} channel
 * @param {object} [changes] of the curve
 * @returns {object} curve
 */
export function smoothCurve(store, run, record, { mean, min, max }, changes = {}) {
  const memory = memoryOf(store.value('smoothing') ?? 0, run.view.state.steps);
  const y = keep(mean, memory, () => smooth(record.step, mean, memory));
  const raw = { x: record.x, low: min, high: max };
  return { ...curveOf(run, { x: record.x, y, raw, endText: endOf(y) }), ...changes };
}

/**
 * @param {object} store
 * @returns {string} how smooth curves are
 */
export function smoothingWords(store) {
  const smoothing = store.value('smoothing') ?? 0;
  return smoothing > 0 ? `smoothed ${Number(smoothing.toPrecision(2))}` : '';
}

/**
 * Median and band of channels c, c + 1, c + 2.
 * @param {object} run
 * @param {object} record
 * @param {number} c
 * @param {object} [changes] of the curve
 * @returns {object} curve
 */
export function stepCurve(run, record, c, changes = {}) {
  const y = record.channel(c + 1).mean;
  const bands = [{ low: record.channel(c).mean, high: record.channel(c + 2).mean }];
  return { ...curveOf(run, { x: record.x, y, endText: endOf(y) }), bands, ...changes };
}

/**
 * Everything that must be on the axis. What diverged leaves through the top, rather than flatten all
 * others.
 * @param {object[]} curves
 * @returns {ArrayLike<number>[]}
 */
export function valuesOf(curves) {
  const others = curves.filter(({ ended }) => !ended);
  return (others.length ? others : curves).flatMap(({ y, bands = [] }) => [
    y,
    ...bands.flatMap(({ low, high }) => [low, high]),
  ]);
}

/**
 * An axis for all of some lists, up from 0 unless it is logarithmic.
 * @param {ArrayLike<number>[]} lists
 * @param {{ log?: boolean }} chart
 * @returns {object} axis
 */
export function rangeAxis(lists, { log }) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of lists) {
    const extent = keep(values, `extent ${Boolean(log)}`, () => extentOf(values, log));
    low = Math.min(low, extent.low);
    high = Math.max(high, extent.high);
  }
  if (low > high) [low, high] = log ? [0.01, 1] : [0, 1];
  if (!log) return axis(...linearBounds(Math.min(0, low), high), false, 3);
  return axis(...logBounds(Math.max(low, high / 10 ** MOST_DECADES), high), true, 4);
}

function extentOf(values, log) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value) || (log && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

/**
 * @param {ArrayLike<number>} values
 * @returns {string} the last that is a number
 */
export function endOf(values) {
  for (let i = values.length - 1; i >= 0; i--) {
    if (Number.isFinite(values[i])) return formatNumber(values[i], 2);
  }
  return '';
}

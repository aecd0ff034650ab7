// What the charts of records have in common: frame, curves, axes.

import { axis } from '../../drawing/axis.js';
import { formatNumber } from '../../drawing/format.js';
import { linearBounds, logBounds, memoryOf, smooth } from '../../drawing/series.js';
import { keep } from './records.js';
import { curveOf, emptyModel } from './run-curve.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../view.js').Scene} Scene */
/** @typedef {import('../view.js').ViewDescription} ViewDescription */
/** @typedef {import('./records.js').Channel} Channel */
/** @typedef {import('./records.js').ReadableRecord} ReadableRecord */
/** @typedef {import('./shown-runs.js').ShownRun} ShownRun */

// A wider range than this on a logarithmic axis shows nothing but its ends.
const MOST_DECADES = 8;

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
 * A number of every mini-batch: smoothed like the loss, all of it faint behind.
 * @param {Scene} scene
 * @param {ShownRun} run
 * @param {ReadableRecord} record
 * @param {Channel} channel
 * @returns {Curve}
 */
export function smoothCurve({ options }, run, record, { mean, min, max }) {
  const memory = memoryOf(options.smoothing, run.view.state.steps);
  const y = keep(mean, memory, () => smooth(record.step, mean, memory));
  const raw = { x: record.x, low: min, high: max };
  return curveOf(run, { x: record.x, y, raw, endText: endOf(y) });
}

/**
 * @param {Scene} scene
 * @returns {string} how smooth curves are
 */
export function smoothingWords({ options: { smoothing } }) {
  return smoothing > 0 ? `smoothed ${Number(smoothing.toPrecision(2))}` : '';
}

/**
 * Median and band of channels c, c + 1, c + 2.
 * @param {ShownRun} run
 * @param {ReadableRecord} record
 * @param {number} c
 * @returns {Curve}
 */
export function bandCurve(run, record, c) {
  const y = record.channel(c + 1).mean;
  const bands = [{ low: record.channel(c).mean, high: record.channel(c + 2).mean }];
  return { ...curveOf(run, { x: record.x, y, endText: endOf(y) }), bands };
}

/**
 * Everything that must be on the axis. What diverged leaves through the top, rather than flatten all
 * others.
 * @param {Curve[]} curves
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
 * @param {boolean} log
 * @returns {import('../../drawing/chart-model.js').Axis}
 */
export function rangeAxis(lists, log) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of lists) {
    const extent = keep(values, `extent ${log}`, () => extentOf(values, log));
    low = Math.min(low, extent.low);
    high = Math.max(high, extent.high);
  }
  if (low > high) [low, high] = log ? [0.01, 1] : [0, 1];
  if (!log) return axis(...linearBounds(Math.min(0, low), high), false, 3);
  return axis(...logBounds(Math.max(low, high / 10 ** MOST_DECADES), high), true, 4);
}

/**
 * @param {ArrayLike<number>} values
 * @param {boolean} log
 */
function extentOf(values, log) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
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

// Charts with one number for each layer: norms, ratios, steps, shares of flat units.

import { axis } from '../../drawing/axis.js';
import { formatPercent } from '../../drawing/format-percent.js';
import { layerLook, layersOf, nameOfShown } from './layers.js';
import { endOf } from './measured.js';
import { axisFor, bandCurve, chartOf, measuredCurves } from './recorded.js';
import { undefinedWords, wordsFor } from './records.js';
import { curveOf } from './run-curve.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../view.js').ChartModule['model']} Model */
/** @typedef {import('../view.js').Scene} Scene */
/** @typedef {import('../view.js').ViewDescription} ViewDescription */
/** @typedef {import('./layers.js').RecordedLayers} RecordedLayers */

/** Numbers that a run records of the responses of each hidden layer. */
export const RESPONSE_CHANNELS = 7;

/**
 * A number of every mini-batch; the last channel is of the whole run.
 * @param {ViewDescription} view
 * @param {{ measure: string, log: boolean }} options
 * @returns {Model}
 */
export function layerChart(view, { measure, log }) {
  return (scene) => {
    const shown = layersOf(scene, measure, ({ channels }) => Math.max(0, channels - 1));
    const wishes = shown.flatMap((one) =>
      Array.from({ length: one.layers }, (_, channel) => ({ ...one, channel })),
    );
    const measured = measuredCurves(scene, wishes, log);
    let next = 0;
    const curves = eachLayer(shown, () => measured.curves[next++]);
    return layerModel(view, scene, shown, curves, { log, words: measured.words });
  };
}

/**
 * Median and band of each layer; the last three channels are of the whole run.
 * @param {ViewDescription} view
 * @param {string} measure
 * @returns {Model}
 */
export function layerBandChart(view, measure) {
  return (scene) => {
    const shown = layersOf(scene, measure, ({ channels }) => Math.max(0, channels / 3 - 1));
    const curves = eachLayer(shown, ({ run, record }, layer) => bandCurve(run, record, 3 * layer));
    return layerModel(view, scene, shown, curves, { log: true, words: 'median, 5–95 %' });
  };
}

/**
 * @param {ViewDescription} view
 * @param {Scene} scene
 * @param {RecordedLayers[]} shown
 * @param {Curve[]} curves
 * @param {{ log: boolean, words: string }} options
 */
function layerModel(view, scene, shown, curves, { log, words }) {
  return chartOf(view, scene, {
    curves,
    y: axisFor(curves, log),
    subtitle: wordsFor(shown, [nameOfShown(scene, shown), words]),
  });
}

/**
 * A share of each hidden layer, 0..1.
 * @param {ViewDescription} view
 * @param {number} channel of the responses
 * @returns {Model}
 */
export function shareChart(view, channel) {
  return (scene) => {
    const shown = layersOf(scene, 'activations', ({ channels }) => channels / RESPONSE_CHANNELS);
    const curves = eachLayer(
      shown,
      ({ run, record }, layer) => {
        const y = record.channel(RESPONSE_CHANNELS * layer + channel).last;
        return curveOf(run, { x: record.x, y, endText: endOf(y, formatPercent) });
      },
      true,
    );
    return chartOf(view, scene, {
      curves,
      y: { ...axis(0, 1, false, 2), min: -0.04, max: 1.04, format: percent, percent: true },
      subtitle: wordsFor(shown, [
        nameOfShown(scene, shown),
        undefinedWords(shown, 'no hidden layer'),
      ]),
      format: formatPercent,
    });
  };
}

/**
 * @param {RecordedLayers[]} shown
 * @param {(one: RecordedLayers, layer: number) => Curve} curve
 * @param {boolean} [isHidden] the output is not among the layers
 * @returns {Curve[]} that look like layers
 */
function eachLayer(shown, curve, isHidden) {
  const isAlone = shown.length === 1;
  return shown.flatMap((one) =>
    Array.from({ length: one.layers }, (_, layer) => ({
      ...curve(one, layer),
      ...layerLook(one, layer, isAlone, isHidden),
    })),
  );
}

/** @param {number} share */
function percent(share) {
  return Number.isFinite(share) ? `${Math.round(100 * share)} %` : '–';
}

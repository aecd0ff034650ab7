// One number a layer: norms, ratios, steps.

import { layerLook, layersOf, nameOfShown } from './layers.js';
import { chartOf, rangeAxis, smoothCurve, smoothingWords, stepCurve, valuesOf } from './parts.js';
import { wordsFor } from './records.js';

/** @typedef {import('../diagnostic-charts.js').Model} Model */

/** @type {Model} */
export function layerModel(chart, store, shared) {
  const shown = layersOf(chart, store, shared, ({ channels }) => Math.max(0, channels - 1));
  const curves = shown.flatMap(({ run, record, layers }) =>
    Array.from({ length: layers }, (_, layer) =>
      smoothCurve(
        store,
        run,
        record,
        record.channel(layer),
        layerLook(run, layer, layers, shown.length === 1),
      ),
    ),
  );
  return layerChartOf(chart, store, shared, shown, curves, [smoothingWords(store)]);
}

/** @type {Model} */
export function layerStepModel(chart, store, shared) {
  const shown = layersOf(chart, store, shared, ({ channels }) => Math.max(0, channels / 3 - 1));
  const curves = shown.flatMap(({ run, record, layers }) =>
    Array.from({ length: layers }, (_, layer) =>
      stepCurve(run, record, 3 * layer, layerLook(run, layer, layers, shown.length === 1)),
    ),
  );
  return layerChartOf(chart, store, shared, shown, curves, ['median, 5–95 %']);
}

function layerChartOf(chart, store, shared, shown, curves, words) {
  return chartOf(chart, store, shared, {
    curves,
    y: rangeAxis(valuesOf(curves), chart),
    subtitle: wordsFor(shown, [nameOfShown(shown, shared), ...words]),
  });
}

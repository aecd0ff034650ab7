// What the hidden units give out, and how many of them are flat.

import { axis, curveOf } from '../curves.js';
import { formatNumber } from '../../../drawing/format.js';
import { linearBounds } from '../../../drawing/series.js';
import { layerLook, layersOf, nameOfShown } from './layers.js';
import { chartOf, endOf } from './parts.js';
import { recordsOf, undefinedWords, wordsFor } from './records.js';

/** @typedef {import('../diagnostic-charts.js').Model} Model */

const RESPONSE_CHANNELS = 7;
const hiddenLayers = ({ channels }) => channels / RESPONSE_CHANNELS;

/** @type {Model} */
export function shareModel(chart, store, shared) {
  const shown = layersOf(chart, store, shared, hiddenLayers);
  const curves = shown.flatMap(({ run, record, layers }) =>
    Array.from({ length: layers }, (_, layer) => {
      const y = record.channel(RESPONSE_CHANNELS * layer + chart.channel).mean;
      return {
        ...curveOf(run, { x: record.x, y, endText: percent(y.at(-1)) }),
        ...layerLook(run, layer, layers, shown.length === 1, true),
      };
    }),
  );
  return chartOf(chart, store, shared, {
    curves,
    y: { ...axis(0, 1, false, 2), min: -0.04, max: 1.04, format: percent, percent: true },
    subtitle: wordsFor(shown, [
      nameOfShown(shown, shared),
      undefinedWords(shown, 'no hidden layer'),
    ]),
    format: percent,
  });
}

/**
 * Each hidden layer has a lane of its own; all lanes have the same scale.
 * @type {Model}
 */
export function activationModel(chart, store, shared) {
  const all = recordsOf(shared, chart.measure);
  const one = all.find(({ run }) => run.view.index === store.ui.selected) ?? all[0];
  const layers = one ? hiddenLayers(one.record) : 0;
  const shown = one ? [{ ...one, layers }] : [];
  const [low, high] = one ? responseRange(one.record, layers) : [-1, 1];
  const lane = (layer) => (value) =>
    layers - 1 - layer + 0.06 + (0.88 * (value - low)) / (high - low);
  const curves = Array.from({ length: layers }, (_, layer) =>
    laneCurve(one, layer, layers, lane(layer)),
  );
  const ticks = Array.from({ length: layers }, (_, layer) =>
    laneTicks(low, high, layer, layers).map((value) => ({ at: lane(layer)(value), value })),
  ).flat();
  const textAt = new Map(ticks.map(({ at, value }) => [at, formatNumber(value, 2)]));
  return chartOf(chart, store, shared, {
    curves,
    y: {
      min: 0,
      max: Math.max(1, layers),
      log: false,
      ticks: ticks.map(({ at }) => at).sort((a, b) => a - b),
      format: (at) => textAt.get(at) ?? '',
      fixed: true,
    },
    subtitle: wordsFor(shown, [
      nameOfShown(shown, shared),
      undefinedWords(shown, 'no hidden layer') || 'median, 25–75, 5–95 %',
    ]),
  });
}

// The lower end of a lane would stand on the upper end of the next one.
function laneTicks(low, high, layer, layers) {
  const middle = (low + high) / 2;
  if (layers > 2) return [middle];
  return layer === layers - 1 ? [low, middle, high] : [middle, high];
}

function laneCurve({ run, record }, layer, layers, toLane) {
  const quantile = (k) => record.channel(RESPONSE_CHANNELS * layer + k).mean;
  const placed = (k) => Float64Array.from(quantile(k), toLane);
  const median = quantile(2);
  return {
    ...curveOf(run, { x: record.x, y: placed(2), endText: endOf(median) }),
    name: `layer ${layer + 1}`,
    dash: [],
    values: median,
    bands: [
      { low: placed(0), high: placed(4), alpha: 0.13 },
      { low: placed(1), high: placed(3), alpha: 0.24 },
    ],
  };
}

function responseRange(record, layers) {
  let low = Infinity;
  let high = -Infinity;
  for (let layer = 0; layer < layers; layer++) {
    for (const k of [0, 4]) {
      for (const value of record.channel(RESPONSE_CHANNELS * layer + k).mean) {
        if (!Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return low < high ? linearBounds(low, high) : [-1, 1];
}

function percent(value) {
  return Number.isFinite(value) ? `${Math.round(100 * value)} %` : '–';
}

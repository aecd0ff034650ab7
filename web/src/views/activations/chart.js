// What the hidden units give out. Each hidden layer has a lane of its own; all lanes have the same
// scale.

import { formatNumber, formatValue } from '../../drawing/format.js';
import { linearBounds } from '../../drawing/series.js';
import { nameOfShown } from '../curves/layers.js';
import { RESPONSE_CHANNELS } from '../curves/per-layer.js';
import { endOf } from '../curves/measured.js';
import { chartOf } from '../curves/recorded.js';
import { recordsOf, undefinedWords, wordsFor } from '../curves/records.js';
import { curveOf } from '../curves/run-curve.js';
import view from './view.js';

/** @typedef {import('../curves/layers.js').RecordedLayers} RecordedLayers */
/** @typedef {import('../curves/records.js').ReadableRecord} ReadableRecord */
/** @typedef {(value: number) => number} ToLane */

/** @type {import('../view.js').ChartModule['model']} */
export function model(scene) {
  const all = recordsOf(scene, 'activations');
  const one = all.find(({ run }) => run.view.index === scene.options.selected) ?? all[0];
  const layers = one ? one.record.channels / RESPONSE_CHANNELS : 0;
  const shown = one ? [{ ...one, layers }] : [];
  const range = one ? responseRange(one.record, layers) : ONE;
  return chartOf(view, scene, {
    curves: shown.flatMap((found) =>
      Array.from({ length: layers }, (_, layer) =>
        laneCurve(found, layer, laneOf(range, layer, layers)),
      ),
    ),
    y: lanesAxis(range, layers),
    subtitle: wordsFor(shown, [
      nameOfShown(scene, shown),
      undefinedWords(shown, 'no hidden layer') || 'median, 25–75, 5–95 %',
    ]),
  });
}

/** @typedef {[low: number, high: number]} Range */

/** @type {Range} */
const ONE = [-1, 1];

/**
 * @param {Range} range
 * @param {number} layer
 * @param {number} layers
 * @returns {ToLane} from a response to its place on the axis of all lanes
 */
function laneOf([low, high], layer, layers) {
  return (value) => layers - 1 - layer + 0.06 + (0.88 * (value - low)) / (high - low);
}

/**
 * @param {Range} range
 * @param {number} layers
 */
function lanesAxis(range, layers) {
  const ticks = Array.from({ length: layers }, (_, layer) =>
    laneTicks(range, layer, layers).map((value) => ({
      at: laneOf(range, layer, layers)(value),
      value,
    })),
  ).flat();
  const textAt = new Map(ticks.map(({ at, value }) => [at, formatNumber(value, 2)]));
  return {
    min: 0,
    max: Math.max(1, layers),
    log: false,
    ticks: ticks.map(({ at }) => at).sort((a, b) => a - b),
    /** @param {number} at */
    format: (at) => textAt.get(at) ?? '',
    fixed: true,
  };
}

/**
 * The lower end of a lane would stand on the upper end of the next one.
 * @param {Range} range
 * @param {number} layer
 * @param {number} layers
 */
function laneTicks([low, high], layer, layers) {
  const middle = (low + high) / 2;
  if (layers > 2) return [middle];
  return layer === layers - 1 ? [low, middle, high] : [middle, high];
}

/**
 * @param {RecordedLayers} found
 * @param {number} layer
 * @param {ToLane} toLane
 */
function laneCurve({ run, record }, layer, toLane) {
  /** @param {number} k */
  const quantile = (k) => record.channel(RESPONSE_CHANNELS * layer + k).last;
  /** @param {number} k */
  const placed = (k) => Float64Array.from(quantile(k), toLane);
  const median = quantile(2);
  return {
    ...curveOf(run, { x: record.x, y: placed(2), endText: endOf(median, formatValue) }),
    name: `layer ${layer + 1}`,
    dash: [],
    values: median,
    bands: [
      { low: placed(0), high: placed(4), alpha: 0.13 },
      { low: placed(1), high: placed(3), alpha: 0.24 },
    ],
  };
}

/**
 * @param {ReadableRecord} record
 * @param {number} layers
 * @returns {Range}
 */
function responseRange(record, layers) {
  let low = Infinity;
  let high = -Infinity;
  for (let layer = 0; layer < layers; layer++) {
    for (const k of [0, 4]) {
      for (const value of record.channel(RESPONSE_CHANNELS * layer + k).last) {
        if (!Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return low < high ? linearBounds(low, high) : ONE;
}

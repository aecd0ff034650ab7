// What runs record only while somebody looks, made readable for charts.

import { formatCount } from '../../drawing/format.js';
import { scaled } from './run-curve.js';
import { shownRuns } from './shown-runs.js';

/** @typedef {import('../../engine/wasm/bindings.js').MeasureRecord} MeasureRecord */
/** @typedef {import('./shown-runs.js').ShownRun} ShownRun */

/** @typedef {Record<'last' | 'mean' | 'logMean' | 'min' | 'max' | 'low' | 'high', Float32Array>} Channel */

/**
 * @typedef {MeasureRecord & {
 *   x: Float64Array,
 *   channels: number,
 *   channel: (c: number) => Channel,
 * }} ReadableRecord
 */

/** @typedef {{ run: ShownRun, record: ReadableRecord }} Recorded */

// Records come several times a second, frames sixty times: what follows from a record is kept.
/** @type {WeakMap<object, Map<unknown, any>>} */
const kept = new WeakMap();

/**
 * @template T
 * @param {object} object that the value follows from
 * @param {unknown} key what else it follows from
 * @param {() => T} make
 * @returns {T} made once
 */
export function keep(object, key, make) {
  const values = kept.get(object) ?? new Map();
  kept.set(object, values);
  if (!values.has(key)) values.set(key, make());
  return values.get(key);
}

// The channels of a record that has just begun.
const NOTHING = new Float32Array(0);
/** @type {(keyof Channel)[]} */
const NUMBERS = ['last', 'mean', 'logMean', 'min', 'max', 'low', 'high'];
const NO_POINTS = channelOf(() => NOTHING);

/**
 * The runs in view that have recorded what a chart needs.
 * @param {import('../view.js').Scene} scene
 * @param {string} measure
 * @returns {Recorded[]}
 */
export function recordsOf(scene, measure) {
  return shownRuns(scene).runs.flatMap((run) => {
    const record = run.view.measures?.[measure];
    if (!record) return [];
    return [{ run, record: keep(record, run.perStep, () => readable(record, run.perStep)) }];
  });
}

/**
 * @param {MeasureRecord} record
 * @param {number} perStep
 * @returns {ReadableRecord}
 */
function readable(record, perStep) {
  const points = record.step.length;
  /** @type {(values: Float32Array, c: number) => Float32Array} */
  const part = (values, c) => values.subarray(c * points, (c + 1) * points);
  const channels = points ? record.mean.length / points : 0;
  const all = Array.from({ length: channels }, (_, c) =>
    channelOf((name) => part(record[name], c)),
  );
  return {
    ...record,
    x: scaled(record.step, perStep),
    channels,
    channel: (c) => all[c] ?? NO_POINTS,
  };
}

/**
 * @param {(name: keyof Channel) => Float32Array} numbers
 * @returns {Channel}
 */
function channelOf(numbers) {
  const entries = NUMBERS.map((name) => [name, numbers(name)]);
  return Object.fromEntries(entries);
}

/**
 * How it was recorded, in words.
 * @param {{ record: MeasureRecord }[]} found
 * @param {string[]} words that come before
 * @returns {string}
 */
export function wordsFor(found, words) {
  const all = found.map(({ record }) => record);
  const intervals = [...new Set(all.map(({ interval }) => interval))].filter((n) => n > 1);
  const every = intervals.length ? [`every ${intervals.map(formatCount).join(' or ')} steps`] : [];
  const late = all.filter(({ since, interval }) => since > Math.max(1, interval));
  const from = late.length
    ? [`from step ${formatCount(Math.min(...late.map(({ since }) => since)))} on`]
    : [];
  return [...words, ...every, ...from].filter(Boolean).join(', ');
}

/**
 * @param {{ record: MeasureRecord }[]} found
 * @param {string} words
 * @returns {string} the words if the measure is defined for none of the runs
 */
export function undefinedWords(found, words) {
  return found.length && found.every(({ record }) => record.interval === 0) ? words : '';
}

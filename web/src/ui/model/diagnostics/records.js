// What runs record while somebody looks, made readable for charts.

import { scaled } from '../curves.js';
import { formatCount } from '../../../drawing/format.js';

// Records come several times a second, frames sixty times: what follows from a record is kept.
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

// Of a record that has just begun.
const NOTHING = new Float32Array(0);
const NO_POINTS = { mean: NOTHING, min: NOTHING, max: NOTHING };

/**
 * The runs in view that have recorded a measure.
 * @param {object} shared see frameModel
 * @param {string} measure
 * @returns {{ run: object, record: object }[]} record: x, channels, and `channel(c)` is what charts
 *   draw: { mean, min, max }
 */
export function recordsOf(shared, measure) {
  return shared.runs
    .map((run) => ({ run, record: recordOf(run, measure) }))
    .filter(({ record }) => record);
}

function recordOf({ view, perStep }, measure) {
  const record = view.measures?.[measure];
  return record ? keep(record, perStep, () => readable(record, perStep)) : null;
}

function readable(record, perStep) {
  const points = record.step.length;
  const part = (values, c) => values.subarray(c * points, (c + 1) * points);
  const channels = points ? record.mean.length / points : 0;
  const all = Array.from({ length: channels }, (_, c) => ({
    mean: part(record.mean, c),
    min: part(record.min, c),
    max: part(record.max, c),
  }));
  return {
    ...record,
    x: scaled(record.step, perStep),
    channels,
    channel: (c) => all[c] ?? NO_POINTS,
  };
}

/**
 * How it was recorded, in words: of the first run that says something.
 * @param {{ record: object }[]} found
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
 * @param {{ record: object }[]} found
 * @param {string} words
 * @returns {string} the words if the measure is defined for none of them
 */
export function undefinedWords(found, words) {
  return found.length && found.every(({ record }) => record.interval === 0) ? words : '';
}

// How sharp the loss is where the runs are, and how noisy its gradient.

import { curveOf } from '../curves.js';
import { indexCatalog } from '../../../catalog/catalog-index.js';
import { settingValue, settingsOf } from '../../../config/settings.js';
import { formatCount, formatNumber } from '../../../drawing/format.js';
import { chartOf, endOf, rangeAxis, valuesOf } from './parts.js';
import { keep, recordsOf, undefinedWords, wordsFor } from './records.js';

/** @typedef {import('../diagnostic-charts.js').Model} Model */

const ROOM_ABOVE = 1.6;

/** @type {Model} */
export function sharpnessModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  const curves = found.map(({ run, record }) => {
    const y = record.channel(0).mean;
    return curveOf(run, { x: record.x, y, endText: endOf(y) });
  });
  const references = mergeReferences(
    found.map(({ run, record }) => limitOf(run, record)).filter(Boolean),
  );
  const samples = [...new Set(found.map(({ record }) => record.samples))].filter((n) => n > 1);
  const divided = found.filter(({ record }) => record.preconditioned);
  return chartOf(chart, store, shared, {
    curves,
    references,
    y: rangeAxis([...curves.map(({ y }) => y), ...references.flatMap(withRoom)], chart),
    subtitle: wordsFor(found, [
      dividedWords(divided.map(({ run }) => run.name)),
      references.length ? 'dashed: limit' : '',
      samples.length ? `${samples.map(formatCount).join(' or ')} samples` : '',
    ]),
  });
}

function dividedWords(names) {
  if (!names.length) return '';
  return `of P⁻¹H for ${names.length > 2 ? `${names.length} runs` : names.join(', ')}`;
}

// Where a rule's steps on a quadratic begin to grow; the number before "/ rate" is the rule's own.
function limitOf(run, record) {
  const y = record.channel(1).mean;
  const first = y.findIndex(Number.isFinite);
  if (first < 0) return null;
  const [rate] = run.view.rates;
  const factor = rate > 0 && record.since === 0 ? y[first] * rateAt(run, record.step[first]) : NaN;
  const words = Number.isFinite(factor)
    ? `limit ${Number(factor.toPrecision(3))} / rate`
    : 'stability limit';
  return { x: record.x, y, words, name: run.name, slot: run.slot };
}

function rateAt({ view }, step) {
  const last = view.rates.length - 1;
  return view.rates[Math.round((step / Math.max(1, view.state.steps - 1)) * last)];
}

// Runs with one limit share one line, in no run's colour.
function mergeReferences(all) {
  const groups = new Map();
  for (const one of all) {
    const key = `${one.words} ${formatNumber(one.y.at(-1), 4)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [longest] = group.sort((a, b) => b.x.length - a.x.length);
    const isShared = group.length === all.length;
    if (isShared) return { ...longest, slot: null };
    return { ...longest, words: `${group.map(({ name }) => name).join(', ')}: ${longest.words}` };
  });
}

// A reference line with room above it for its words.
function withRoom({ y }) {
  return [y, [ROOM_ABOVE * y.at(-1)]];
}

/** @type {Model} */
export function noiseModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  const curves = found.map(({ run, record }) => {
    const y = record.channel(0).mean;
    const error = record.channel(1).mean;
    // On a logarithmic axis a band to 0 has no end.
    const low = keep(y, 'low', () => y.map((value, i) => Math.max(value / 100, value - error[i])));
    const high = keep(y, 'high', () => y.map((value, i) => value + error[i]));
    return { ...curveOf(run, { x: record.x, y, endText: endOf(y) }), bands: [{ low, high }] };
  });
  const references = mergeReferences(
    found
      .filter(({ record }) => record.interval > 0)
      .map(({ run }) => batchOf(store, run, shared))
      .filter(({ y }) => y[0] > 0),
  );
  return chartOf(chart, store, shared, {
    curves,
    references,
    y: rangeAxis([...valuesOf(curves), ...references.flatMap(withRoom)], chart),
    subtitle: wordsFor(found, [
      undefinedWords(found, 'not defined with batch norm') || 'samples, ± error',
    ]),
  });
}

function batchOf(store, run, shared) {
  const { catalog, config } = store;
  const index = indexCatalog(catalog);
  const settings = settingsOf(config, config.runs[run.view.index], index);
  const batch = settingValue(settings, 'batch', index);
  const { min, max } = shared.x;
  const words = `batch ${batch}`;
  return { x: [min, max], y: [batch, batch], words, name: run.name, slot: run.slot };
}

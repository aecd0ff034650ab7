// Charts of what runs record only while somebody looks: gradients, steps, activations, curvature.
// Plain functions from what the trainer reported to chart models. Loaded when first needed.

import { axis, common, curveOf, scaled } from './curves.js';
import { settingValue } from './entries.js';
import { formatCount, formatNumber } from './format.js';
import { linearBounds, logBounds, memoryOf, smooth } from './series.js';

/**
 * @typedef {object} Chart
 * @property {string} group heading it stands under where charts are chosen
 * @property {string} name
 * @property {string} about what it shows, in a sentence
 * @property {string} [measure] what it needs to be recorded
 * @property {(chart: Chart, store: object, shared: object) => object} [model]
 */

const PER_RUN = 'Gradients and steps';
const PER_LAYER = 'Per layer';
const CURVATURE = 'Curvature and noise';

// A wider range than this on a logarithmic axis shows nothing but its ends.
const MOST_DECADES = 8;
// So many lines are still told apart.
const MOST_LINES = 4;
const FAINTEST = 0.42;
const ROOM_ABOVE = 1.6;

/** @type {Record<string, Chart>} */
const CHARTS = {
  loss: { group: 'Curves', name: 'Loss', about: 'Training and validation loss' },
  lr: { group: 'Curves', name: 'Learning rate', about: 'The schedule, used and to come' },
  accuracy: { group: 'Curves', name: 'Accuracy', about: 'Share of right classes, or R²' },
  'gradient-norm': {
    group: PER_RUN,
    name: 'Gradient norm',
    about: 'Length of the gradient of each mini-batch',
    measure: 'gradient-norm',
    model: wholeModel,
    evaluation: 'gradNorm',
    log: true,
  },
  'weight-norm': {
    group: PER_RUN,
    name: 'Weight norm',
    about: 'Length of the vector of all parameters',
    measure: 'weight-norm',
    model: wholeModel,
    evaluation: 'weightNorm',
  },
  'gradient-ratio': {
    group: PER_RUN,
    name: 'Gradient-to-weight ratio',
    about: 'Length of the gradient divided by that of the parameters',
    measure: 'gradient-ratio',
    model: wholeModel,
    log: true,
  },
  'update-ratio': {
    group: PER_RUN,
    name: 'Update-to-weight ratio',
    about: 'Length of a step divided by that of the parameters: about 0.001 is usual',
    measure: 'update-ratio',
    model: wholeModel,
    evaluation: 'updateRatio',
    log: true,
  },
  'effective-step': {
    group: PER_RUN,
    name: 'Effective step / rate',
    about: 'How far single parameters move, in learning rates: median, band from 5 to 95 %',
    measure: 'effective-step',
    model: stepModel,
    log: true,
  },
  cosine: {
    group: PER_RUN,
    name: 'Cosine of gradients',
    about: 'Angle between a gradient and the one before: below 0 the steps zigzag',
    measure: 'cosine',
    model: cosineModel,
  },
  memory: {
    group: PER_RUN,
    name: 'Optimizer memory',
    about: 'Numbers that the rule keeps for each parameter',
    model: memoryModel,
  },
  'layer-gradient-norm': layerChart('Gradient norm', 'gradient-norm', true),
  'layer-weight-norm': layerChart('Weight norm', 'weight-norm', false),
  'layer-gradient-ratio': layerChart('Gradient-to-weight ratio', 'gradient-ratio', true),
  'layer-update-ratio': layerChart('Update-to-weight ratio', 'update-ratio', true),
  'layer-effective-step': {
    ...layerChart('Effective step / rate', 'effective-step', true),
    model: layerStepModel,
  },
  activations: {
    group: PER_LAYER,
    name: 'Activations',
    about: 'What the hidden units give out: median, bands from 25 to 75 and from 5 to 95 %',
    measure: 'activations',
    model: activationModel,
  },
  'dead-units': {
    group: PER_LAYER,
    name: 'Dead units',
    about: 'Units whose activation is flat on every sample: they hardly learn any more',
    measure: 'activations',
    model: shareModel,
    channel: 5,
  },
  'flat-responses': {
    group: PER_LAYER,
    name: 'Flat responses',
    about: 'Share of units and samples where the activation is flat (inactive or saturated)',
    measure: 'activations',
    model: shareModel,
    channel: 6,
  },
  sharpness: {
    group: CURVATURE,
    name: 'Sharpness',
    about: 'Largest eigenvalue of the Hessian of the training loss, and where steps get unstable',
    measure: 'sharpness',
    model: sharpnessModel,
    log: true,
  },
  'noise-scale': {
    group: CURVATURE,
    name: 'Gradient noise scale',
    about: 'Batch size up to which more samples pay: tr Σ / |G|², with its standard error',
    measure: 'noise-scale',
    model: noiseModel,
    log: true,
  },
};

function layerChart(name, measure, log) {
  return {
    group: PER_LAYER,
    name: `${name} per layer`,
    about: `${name} of each layer`,
    measure,
    model: layerModel,
    log,
  };
}

/**
 * The charts that can be chosen, by their headings.
 * @param {string[]} ids
 * @returns {{ group: string, charts: { id: string, name: string, about: string }[] }[]}
 */
export function chartGroups(ids) {
  const groups = new Map();
  for (const id of ids) {
    const { group, name, about } = CHARTS[id] ?? { group: 'Others', name: id, about: '' };
    groups.set(group, [...(groups.get(group) ?? []), { id, name, about }]);
  }
  return [...groups].map(([group, charts]) => ({ group, charts }));
}

/**
 * @param {string} id
 * @returns {string} what the chart shows, in a sentence
 */
export function aboutChart(id) {
  return CHARTS[id]?.about ?? '';
}

/**
 * What must be recorded for some charts.
 * @param {string[]} ids
 * @returns {string[]}
 */
export function measuresOf(ids) {
  return [...new Set(ids.flatMap((id) => CHARTS[id]?.measure ?? []))].sort();
}

/**
 * @param {object} store
 * @param {object} shared see frameModel
 * @param {string} id
 * @returns {import('../charts/curve-chart.js').ChartModel}
 */
export function diagnosticModel(store, shared, id) {
  const chart = CHARTS[id];
  return chart.model(chart, store, shared);
}

// ---- What was recorded -------------------------------------------------------------------------

// Records come several times a second, frames sixty times: what follows from a record is kept.
const kept = new WeakMap();

function keep(object, key, make) {
  const values = kept.get(object) ?? new Map();
  kept.set(object, values);
  if (!values.has(key)) values.set(key, make());
  return values.get(key);
}

// Of a record that has just begun.
const NOTHING = new Float32Array(0);
const NO_POINTS = { mean: NOTHING, min: NOTHING, max: NOTHING };

// One measure of a run; `channel(c)` is what its charts draw.
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

// How it was recorded, in words: of the first run that says something.
function wordsFor(records, words = []) {
  const all = records.filter(Boolean);
  const intervals = [...new Set(all.map(({ interval }) => interval))].filter((n) => n > 1);
  const every = intervals.length ? [`every ${intervals.map(formatCount).join(' or ')} steps`] : [];
  const late = all.filter(({ since, interval }) => since > Math.max(1, interval));
  const from = late.length
    ? [`from step ${formatCount(Math.min(...late.map(({ since }) => since)))} on`]
    : [];
  return [...words, ...every, ...from].filter(Boolean).join(', ');
}

function recordsOf(shared, measure) {
  return shared.runs
    .map((run) => ({ run, record: recordOf(run, measure) }))
    .filter(({ record }) => record);
}

function chartOf(chart, store, shared, rest) {
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

// ---- One number a run --------------------------------------------------------------------------

function wholeModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  const curves = found.map(({ run, record }) =>
    smoothCurve(store, run, record, record.channel(record.channels - 1)),
  );
  // Until the first pictures come, what every run records anyway.
  const missing = shared.runs.filter((run) => !found.some((one) => one.run === run));
  const others = chart.evaluation ? missing.map((run) => evaluationCurve(run, chart)) : [];
  const all = [...curves, ...others];
  return chartOf(chart, store, shared, {
    curves: all,
    y: rangeAxis(goingOn(all).flatMap(valuesOf), chart),
    subtitle: wordsFor(
      found.map(({ record }) => record),
      [smoothingWords(store)],
    ),
  });
}

function evaluationCurve(run, { evaluation }) {
  const { evaluations } = run.view;
  return curveOf(run, { x: scaled(evaluations.step, run.perStep), y: evaluations[evaluation] });
}

// A number of every mini-batch: smoothed like the loss, all of it faint behind.
function smoothCurve(store, run, record, { mean, min, max }, changes = {}) {
  const memory = memoryOf(store.value('smoothing') ?? 0, run.view.state.steps);
  const y = keep(mean, memory, () => smooth(record.step, mean, memory));
  const raw = { x: record.x, low: min, high: max };
  return { ...curveOf(run, { x: record.x, y, raw, endText: endOf(y) }), ...changes };
}

function smoothingWords(store) {
  const smoothing = store.value('smoothing') ?? 0;
  return smoothing > 0 ? `smoothed ${Number(smoothing.toPrecision(2))}` : '';
}

function cosineModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  return chartOf(chart, store, shared, {
    curves: found.map(({ run, record }) => smoothCurve(store, run, record, record.channel(0))),
    y: { ...axis(-1, 1, false, 2), min: -1.05, max: 1.05 },
    subtitle: wordsFor(
      found.map(({ record }) => record),
      ['gradient and the one before', smoothingWords(store)],
    ),
  });
}

function memoryModel(chart, store, shared) {
  const curves = shared.runs.map((run) => {
    const { stateSize, parameterCount, step } = run.view.state;
    const kept = stateSize / parameterCount;
    const x = [0, Math.max(step, 1) * run.perStep];
    return curveOf(run, { x, y: [kept, kept], endText: formatNumber(kept) });
  });
  return chartOf(chart, store, shared, {
    curves,
    y: rangeAxis([...curves.map(({ y }) => y), [0, 2]], chart),
    subtitle: 'numbers kept for each parameter',
  });
}

function stepModel(chart, store, shared) {
  const found = recordsOf(shared, chart.measure);
  const curves = found.map(({ run, record }) => stepCurve(run, record, record.channels - 3));
  return chartOf(chart, store, shared, {
    curves,
    y: rangeAxis(goingOn(curves).flatMap(valuesOf), { log: true }),
    subtitle: wordsFor(
      found.map(({ record }) => record),
      ['median, 5–95 % of the parameters'],
    ),
  });
}

// Median and band of channels c, c + 1, c + 2.
function stepCurve(run, record, c, changes = {}) {
  const y = record.channel(c + 1).mean;
  const bands = [{ low: record.channel(c).mean, high: record.channel(c + 2).mean }];
  return { ...curveOf(run, { x: record.x, y, endText: endOf(y) }), bands, ...changes };
}

// ---- One number a layer ------------------------------------------------------------------------

// All runs where there are few lines in all, else the selected one.
function layersOf(chart, store, shared, width) {
  const found = recordsOf(shared, chart.measure).map(({ run, record }) => ({
    run,
    record,
    layers: width(record),
  }));
  const lines = found.reduce((sum, { layers }) => sum + layers, 0);
  if (lines <= MOST_LINES) return found;
  const selected = found.find(({ run }) => run.view.index === store.ui.selected);
  return [selected ?? found[0]];
}

// The line of one layer: the first is the strongest.
function layerLook({ name, dash }, layer, layers, isAlone, isHidden = false) {
  const words = layerName(layer, isHidden ? Infinity : layers);
  return {
    name: isAlone && words ? words : `${name} ${words}`.trim(),
    alpha: 1 - ((1 - FAINTEST) * layer) / Math.max(1, layers - 1),
    dash: isAlone ? [] : dash,
  };
}

function layerName(layer, layers) {
  if (layers === 1) return '';
  return layer === layers - 1 ? 'output' : `layer ${layer + 1}`;
}

function nameOfShown(shown, shared) {
  return shown.length === 1 && shared.runs.length > 1 ? shown[0].run.name : '';
}

function layerModel(chart, store, shared) {
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

function layerStepModel(chart, store, shared) {
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
    y: rangeAxis(goingOn(curves).flatMap(valuesOf), chart),
    subtitle: wordsFor(
      shown.map(({ record }) => record),
      [nameOfShown(shown, shared), ...words],
    ),
  });
}

const RESPONSE_CHANNELS = 7;
const hiddenLayers = ({ channels }) => channels / RESPONSE_CHANNELS;

function shareModel(chart, store, shared) {
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
    subtitle: wordsFor(
      shown.map(({ record }) => record),
      [nameOfShown(shown, shared), undefinedWords(shown, 'no hidden layer')],
    ),
    format: percent,
  });
}

// Each hidden layer has a lane of its own; all lanes have the same scale.
function activationModel(chart, store, shared) {
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
    subtitle: wordsFor(
      shown.map(({ record }) => record),
      [
        nameOfShown(shown, shared),
        undefinedWords(shown, 'no hidden layer') || 'median, 25–75, 5–95 %',
      ],
    ),
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

function undefinedWords(shown, words) {
  return shown.length && shown.every(({ record }) => record.interval === 0) ? words : '';
}

// ---- Curvature and noise -----------------------------------------------------------------------

function sharpnessModel(chart, store, shared) {
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
    subtitle: wordsFor(
      found.map(({ record }) => record),
      [
        dividedWords(divided.map(({ run }) => run.name)),
        references.length ? 'dashed: limit' : '',
        samples.length ? `${samples.map(formatCount).join(' or ')} samples` : '',
      ],
    ),
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

function noiseModel(chart, store, shared) {
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
    y: rangeAxis([...goingOn(curves).flatMap(valuesOf), ...references.flatMap(withRoom)], chart),
    subtitle: wordsFor(
      found.map(({ record }) => record),
      [undefinedWords(found, 'not defined with batch norm') || 'samples, ± error'],
    ),
  });
}

function batchOf(store, run, shared) {
  const { catalog, config } = store;
  const batch = settingValue(catalog, config, 'batch', config.runs[run.view.index]);
  const { min, max } = shared.x;
  const words = `batch ${batch}`;
  return { x: [min, max], y: [batch, batch], words, name: run.name, slot: run.slot };
}

// ---- Axes --------------------------------------------------------------------------------------

function valuesOf(curve) {
  const bands = (curve.bands ?? []).flatMap(({ low, high }) => [low, high]);
  return [curve.y, ...bands];
}

// What diverged leaves through the top, rather than flatten all others.
function goingOn(curves) {
  const others = curves.filter(({ ended }) => !ended);
  return others.length ? others : curves;
}

function rangeAxis(lists, { log }) {
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

function endOf(values) {
  for (let i = values.length - 1; i >= 0; i--) {
    if (Number.isFinite(values[i])) return formatNumber(values[i], 2);
  }
  return '';
}

function percent(value) {
  return Number.isFinite(value) ? `${Math.round(100 * value)} %` : '–';
}

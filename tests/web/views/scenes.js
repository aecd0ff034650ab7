// Scenes with runs that have recorded what a test says.

import { emptyRun, normalizeConfig } from '../../../web/src/config/index.js';
import { settingValue } from '../../../web/src/config/settings.js';
import { views } from '../../../web/src/wasm/views.js';
import { catalog, index } from '../catalog/catalog.js';

const STEPS = 1000;

/** Points at steps 0, 100, ..., 900; channel c has the value valueOf(c, step). */
export function record(channels, valueOf, rest = {}) {
  const step = Int32Array.from({ length: 10 }, (_, i) => 100 * i);
  const mean = new Float32Array(10 * channels);
  for (let c = 0; c < channels; c++) step.forEach((s, i) => (mean[10 * c + i] = valueOf(c, s)));
  const all = { min: mean, max: mean, last: mean, low: mean, high: mean };
  const logMean = mean.map(Math.log);
  const extra = { ...all, logMean, since: 0, interval: 1, samples: 0, preconditioned: false };
  return { step, mean, ...extra, ...rest };
}

/** What a record has that has just begun. */
export const NO_STEPS = { step: new Int32Array(0) };

/** The rates of a run of as many steps, all the same. */
export function constantRates(rate) {
  const step = Int32Array.from({ length: STEPS }, (_, i) => i);
  const all = new Float32Array(STEPS).fill(rate);
  return { step, first: all, last: all, min: all, max: all };
}

/** What the trainer reports about a run. */
export function view(index, measures) {
  const state = { step: STEPS, steps: STEPS, stateSize: 200 * index, parameterCount: 100 };
  const evaluations = { step: Int32Array.of(0, 500), gradNorm: Float32Array.of(3, 2) };
  evaluations.weightNorm = evaluations.updateRatio = evaluations.gradNorm;
  const rates = constantRates(0.1);
  const history = historyOf(new Float32Array(STEPS).fill(1));
  return { index, status: 'finished', state, evaluations, history, band: NO_BAND, rates, measures };
}

/** What a run records whose updates have these losses, in stretches of `width` updates. */
export function historyOf(losses, width = 1) {
  const stretches = Array.from({ length: Math.ceil(losses.length / width) }, (_, i) =>
    Array.from(losses.slice(i * width, (i + 1) * width)),
  );
  const column = (valueOf) => Float32Array.from(stretches, valueOf);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const lr = new Float32Array(stretches.length).fill(0.1);
  return {
    step: Int32Array.from(stretches, (values, i) => i * width + values.length - 1),
    first: column((values) => values[0]),
    last: column((values) => values.at(-1)),
    trainLoss: column(mean),
    logMean: column((values) => (Math.min(...values) > 0 ? mean(values.map(Math.log)) : NaN)),
    min: column((values) => Math.min(...values)),
    max: column((values) => Math.max(...values)),
    ...{ lr, lrMin: lr, lrMax: lr },
  };
}

/** What a run records of evaluations with these validation losses, at every `every` steps. */
export function evaluationsOf(valLoss, every = 1) {
  const step = Int32Array.from(valLoss, (_, i) => i * every);
  return { step, valLoss: Float32Array.from(valLoss) };
}

const NO_BAND = {
  ...{ step: new Int32Array(0), count: new Float32Array(0) },
  ...{ low: new Float32Array(0), high: new Float32Array(0) },
};

/** A scene with these runs. */
export function sceneOf(runs, { settings = {}, selected = 0, embed = false, hovered = null } = {}) {
  const config = normalizeConfig(
    { version: 1, settings, runs: runs.map(() => emptyRun('sgd', catalog)) },
    catalog,
  );
  const value = (key) => settingValue(config.settings, key, index);
  return {
    catalog,
    config,
    frame: { runs },
    size: { width: 800, height: 600 },
    options: {
      x: value('x'),
      scale: value('scale'),
      curve: value('curve'),
      average: value('average'),
      cursor: null,
      selected,
      hovered,
      embed,
    },
  };
}

const charts = views.filter(({ kind }) => kind === 'chart');
const modules = await Promise.all(charts.map(async ({ id, load }) => [id, await load()]));
const chartById = new Map(modules);

/** The model of a chart. */
export const modelOf = (scene, id) => chartById.get(id).model(scene);

// Stores with runs that have recorded what a test says.

import { emptyRun, normalizeConfig } from '../../../../web/src/config/index.js';
import { frameModel } from '../../../../web/src/ui/model/curves.js';
import { diagnosticModel } from '../../../../web/src/ui/model/diagnostic-charts.js';
import { settingValue, settingsOf } from '../../../../web/src/config/settings.js';
import { catalog, index } from '../../catalog/catalog.js';

const STEPS = 1000;

/** Points at steps 0, 100, ..., 900; channel c has the value valueOf(c, step). */
export function record(channels, valueOf, rest = {}) {
  const step = Int32Array.from({ length: 10 }, (_, i) => 100 * i);
  const mean = new Float32Array(10 * channels);
  for (let c = 0; c < channels; c++) step.forEach((s, i) => (mean[10 * c + i] = valueOf(c, s)));
  const extra = { since: 0, interval: 1, samples: 0, preconditioned: false };
  return { step, mean, min: mean, max: mean, ...extra, ...rest };
}

/** What a record has that has just begun. */
export const NO_STEPS = { step: new Int32Array(0) };

/** What the trainer reports about a run. */
export function view(index, measures) {
  const state = { step: STEPS, steps: STEPS, stateSize: 200 * index, parameterCount: 100 };
  const evaluations = { step: Int32Array.of(0, 500), gradNorm: Float32Array.of(3, 2) };
  evaluations.weightNorm = evaluations.updateRatio = evaluations.gradNorm;
  const rates = new Float32Array(512).fill(0.1);
  return { index, status: 'finished', state, evaluations, rates, measures };
}

/** A store with these runs. */
export function storeOf(views, { settings = {}, selected = 0 } = {}) {
  const runs = views.map(() => emptyRun('sgd', catalog));
  const config = normalizeConfig({ version: 1, settings, runs }, catalog);
  return {
    config,
    catalog,
    frame: { runs: views },
    ui: { cursor: null, selected },
    value: (key, run) => settingValue(settingsOf(config, run, index), key, index),
  };
}

/** The model of a chart. */
export const modelOf = (store, id) => diagnosticModel(store, frameModel(store), id);

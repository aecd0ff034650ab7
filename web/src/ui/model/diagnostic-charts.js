// Charts of what runs record only while somebody looks: gradients, steps, activations, curvature.
// Plain functions from what the trainer reported to chart models. Loaded when first needed.

import { activationModel, shareModel } from './diagnostics/activations.js';
import { noiseModel, sharpnessModel } from './diagnostics/curvature.js';
import { layerModel, layerStepModel } from './diagnostics/per-layer.js';
import { cosineModel, memoryModel, stepModel, wholeModel } from './diagnostics/per-run.js';

/**
 * @typedef {object} Chart
 * @property {string} group heading it stands under where charts are chosen
 * @property {string} name
 * @property {string} about what it shows, in a sentence
 * @property {string} [measure] what it needs to be recorded
 * @property {Model} [model]
 */

/**
 * @callback Model
 * @param {Chart} chart
 * @param {object} store
 * @param {object} shared see frameModel
 * @returns {import('../charts/curve-chart.js').ChartModel}
 */

const PER_RUN = 'Gradients and steps';
const PER_LAYER = 'Per layer';
const CURVATURE = 'Curvature and noise';

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

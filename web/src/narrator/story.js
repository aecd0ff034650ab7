// What sentences are made of: the runs of a scene with what they have measured, and what may be compared.

import { findEntry } from '../catalog/entries.js';
import { runSpec } from '../config/spec.js';
import { problemOf } from '../config/problem.js';
import { measuredOf } from '../quantities/measured.js';
import { isNoisy } from '../views/curves/noise.js';
import { shownRuns } from '../views/curves/shown-runs.js';
import { isOver } from '../playground/playground.js';

/** @typedef {import('../quantities/measured.js').Measured} Measured */
/** @typedef {import('../views/view.js').Scene} Scene */

/**
 * @typedef {object} Told a run as sentences speak of it
 * @property {number} index in the experiment
 * @property {string} name
 * @property {Measured} measured
 * @property {string} problem runs with the same text here were trained on the same problem, with the same
 *   seeds and as many steps
 * @property {boolean} hasSeed whether anything is drawn at random: data, weights or batches
 * @property {boolean} isNoisy whether its mini-batches are
 * @property {boolean} warmsUp whether it says that its rate rises at first
 * @property {boolean} isOver
 * @property {boolean} isFinished and did not diverge
 * @property {string} reason why it diverged; empty: nobody knows
 */

/**
 * @typedef {object} Story
 * @property {Told[]} runs in view
 * @property {boolean} isOver whether all of them are
 */

// What makes runs different on the same problem: their losses mean the same.
const METHOD = [
  ...['batch', 'shuffle', 'drop_last', 'l1', 'l2', 'layer_rates', 'gradient_noise'],
  ...['hidden', 'activation', 'init', 'norm', 'residual', 'dropout', 'bias'],
];

/**
 * @param {Pick<Scene, 'catalog' | 'config' | 'frame' | 'size' | 'options'>} scene
 * @returns {Story}
 */
export function storyOf(scene) {
  const { config, catalog, options } = scene;
  const isSurface = problemOf(config, catalog).surface;
  const runs = shownRuns(scene)
    .runs.filter(({ view }) => view.status !== 'failed' && view.status !== 'loading')
    .map(({ view, name }) => {
      const { index } = view;
      const run = config.runs[index];
      const measured = measuredOf(view, isSurface);
      const noisy = isNoisy(scene, view);
      return {
        ...{ index, name, measured, isNoisy: noisy },
        problem: problemText(scene, index),
        hasSeed: noisy || !isSurface,
        warmsUp: run.warmup > 0 || hasWarmup(catalog, run.schedule),
        isOver: isOver(measured.status),
        isFinished: measured.status === 'finished',
        reason: options.reasons?.get(view.key) ?? '',
      };
    });
  return { runs, isOver: runs.length > 0 && runs.every((run) => run.isOver) };
}

/**
 * @param {Pick<Scene, 'catalog' | 'config'>} scene
 * @param {number} index of a run
 */
function problemText({ config, catalog }, index) {
  const { settings } = runSpec(config, index, catalog);
  const own = Object.entries(settings).filter(([key]) => !isMethod(key));
  return JSON.stringify(own.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * @param {Scene['catalog']} catalog
 * @param {string} id of a schedule
 * @returns {boolean} whether it begins with a warm-up of its own
 */
function hasWarmup(catalog, id) {
  return (
    findEntry(catalog, 'schedules', id)?.params.some((param) => param.id === 'warmup') ?? false
  );
}

/** @param {string} key of a setting; seeds belong to the problem */
function isMethod(key) {
  if (key.endsWith('.seed')) return false;
  return METHOD.includes(key.split('.')[0]);
}

/**
 * All runs in view, if their losses can be compared.
 * @param {Story} story
 * @returns {Told[]} at least two; else none
 */
export function comparable({ runs }) {
  const isShared = runs.every(
    ({ problem, measured }) =>
      problem === runs[0].problem && measured.lossKind === runs[0].measured.lossKind,
  );
  return isShared && runs.length > 1 ? runs : [];
}

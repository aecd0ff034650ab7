// Why a run diverged, where theory knows it.

import { runSpec } from '../../config/spec.js';
import { isNoisy } from '../curves/noise.js';
import { rateAt } from '../curves/rate-at.js';
import { stabilityWords } from './stability.js';

/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */
/** @typedef {import('../view.js').Scene} Scene */

/**
 * @param {import('../../playground/playground.js').Playground['compute']} compute
 * @param {Pick<Scene, 'catalog' | 'config'>} experiment
 * @param {ShownRun} run that diverged
 * @returns {Promise<string>} words; empty: nobody knows
 */
export async function divergenceReason(compute, { catalog, config }, run) {
  const spec = runSpec(config, run.view.index, catalog);
  // It is a bonus: a run that cannot be made again has no reason.
  const start = await compute('stability', { spec }).catch(() => null);
  const noisy = isNoisy({ config, catalog }, run.view);
  return start ? stabilityWords(start, rateAt(run, 0), noisy) : '';
}

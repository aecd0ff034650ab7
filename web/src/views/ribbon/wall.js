// Where theory says that training with a constant rate ceases to be stable: 2 / sharpness for gradient
// descent, and what follows from it for momentum.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { runSpec } from '../../config/spec.js';
import { isNoisy } from '../curves/noise.js';

/** @typedef {import('../../studies/ribbon/plan.js').RibbonPlan} RibbonPlan */
/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../view.js').Scene} Scene */

/** @typedef {{ value: number, label: string }} Wall a rate, and how it follows from the sharpness λ */

// The limit of gradient descent holds for mini-batches, too: their noise only lowers it.
const OF_DESCENT = 2;
const TOLERANCE = 1e-3;

/**
 * @param {import('../../playground/playground.js').Playground['compute']} compute
 * @param {Pick<Scene, 'catalog' | 'config'>} experiment
 * @param {RibbonPlan} plan
 * @param {RunView} view of its run
 * @returns {Promise<Wall | null>} null: theory has none
 */
export async function stabilityWall(compute, { catalog, config }, plan, view) {
  const { schedule, warmup } = config.runs[plan.run];
  const isConstant = schedule === indexCatalog(catalog).defaultSchedule && !(warmup > 0);
  if (plan.key !== 'lr' || !isConstant) return null;
  const spec = runSpec(config, plan.run, catalog);
  const start = await compute('stability', { spec }).catch(() => null);
  return start ? wallOf(start, plan.value, isNoisy({ config, catalog }, view)) : null;
}

/**
 * @param {{ sharpness: number, limit: number }} start of the run: sharpness, and the one from which on its steps grow
 * @param {number} rate of the run
 * @param {boolean} noisy whether its gradients are those of mini-batches
 * @returns {Wall | null}
 */
export function wallOf({ sharpness, limit }, rate, noisy) {
  const factor = limit * rate;
  const isOfDescent = Math.abs(factor / OF_DESCENT - 1) < TOLERANCE;
  const value = factor / sharpness;
  if (!(value > 0) || !Number.isFinite(value) || (noisy && !isOfDescent)) return null;
  return { value, label: `${Number(factor.toPrecision(2))}/λ` };
}

// What the runs of a script have in common, and what some of them need.

import { TRANSLATORS } from './optimizers.js';
import { wrapped } from './wrapping.js';

/** @typedef {import('./parts.js').ScriptRun} ScriptRun */
/** @typedef {import('./plan.js').RunPlan} RunPlan */

/**
 * A value that runs may have in common.
 * @param {unknown[]} values one per run
 * @returns {boolean}
 */
export function areEqual(values) {
  const [first, ...rest] = values.map((value) => JSON.stringify(value));
  return rest.every((value) => value === first);
}

/**
 * @param {ScriptRun[]} runs
 * @returns {Omit<import('./training.js').Shared, 'same' | 'cycles' | 'changes'>} what does not depend on their texts
 */
export function sharedSettings(runs) {
  const same = (/** @type {(run: ScriptRun) => unknown} */ of) => areEqual(runs.map(of));
  const any = (/** @type {(run: ScriptRun) => unknown} */ of) => runs.some((run) => of(run));
  const steps = Math.max(...runs.map(({ start }) => start.steps));
  const isSurface = runs[0].plan.surface !== null;
  const asked = runs.map(askedBy);
  return {
    steps,
    every: Math.max(1, Math.round(steps / 200)),
    sameSteps: same(({ start }) => start.steps),
    sameBatch: same(({ plan }) => ['batch', 'shuffle', 'drop_last'].map(plan.setting)),
    sameSeed: same(({ plan }) => plan.setting('batch.seed')),
    isFull: !any((run) => batchOf(run) !== null),
    shuffled: !isSurface && any((run) => run.plan.setting('shuffle') && batchOf(run) !== null),
    batchOptions: batchOptions(runs[0].plan, runs),
    penalties: ['l1', 'l2'].filter((key) => !isSurface && any(({ plan }) => plan.setting(key))),
    samePenalties: same(({ plan }) => ['l1', 'l2'].map(plan.setting)),
    scheduled: any(({ plan }) => plan.schedule.id !== 'constant' || plan.warmup),
    plateau: any(({ plan }) => plan.schedule.id === 'plateau'),
    closure: asked.includes('closure'),
    objective: asked.includes('objective'),
    parts: asked.includes('parts'),
    allAsk: areEqual(asked),
    around: any(({ plan }) => wrapped(plan.wrappers).text('') !== '' || needsLayerRates(plan)),
    averaged: any(({ plan }) => hasWrapper(plan, 'ema', 'swa') || isScheduleFree(plan)),
    again: !isSurface && any((run) => askedBy(run) === 'closure' && changesAgain(run.plan)),
    batchNorm: any(({ plan }) => plan.norm?.id === 'batch'),
    dropout: !isSurface && any(({ plan }) => Number(plan.setting('dropout')) > 0),
    noise: isSurface && any(({ plan }) => plan.setting('gradient_noise')),
  };
}

/**
 * @param {ScriptRun} run
 * @returns {'closure' | 'objective' | 'parts' | undefined} what the step of its optimizer is given
 */
export function askedBy({ plan }) {
  if (hasWrapper(plan, 'sam')) return 'closure';
  return TRANSLATORS[plan.optimizer.id]?.(plan.optimizer.params).asks;
}

/** @param {RunPlan} plan @param {string[]} ids */
function hasWrapper({ wrappers }, ...ids) {
  return wrappers.some(({ id }) => ids.includes(id));
}

/** @param {RunPlan} plan */
function isScheduleFree({ optimizer }) {
  return optimizer.id.startsWith('schedule-free');
}

/** @param {RunPlan} plan whether its network would be another one when it is evaluated again */
function changesAgain({ norm, setting }) {
  return norm?.id === 'batch' || Number(setting('dropout')) > 0;
}

/**
 * @param {ScriptRun} run
 * @returns {number | null} null: all samples at once
 */
export function batchOf({ plan, start }) {
  const count = trainingCount(start);
  const size = Number(plan.setting('batch'));
  return size === 0 || size >= count ? null : size;
}

/** @param {import('../engine/worker/start-checks.js').RunStart} start */
export function trainingCount({ data }) {
  return data?.training.reduce((sum, each) => sum + each, 0) ?? 0;
}

/**
 * Arguments of mini_batches beyond size and seed.
 * @param {RunPlan} plan
 * @param {ScriptRun[]} runs
 * @returns {string[]}
 */
export function batchOptions(plan, runs) {
  const orders = runs
    .filter((run) => batchOf(run) !== null)
    .map((run) => run.plan.setting('shuffle'));
  const isMixed = orders.includes(true) && orders.includes(false);
  const python = (/** @type {unknown} */ value) => (value ? 'True' : 'False');
  return [
    ...(isMixed ? [`shuffle=${python(plan.setting('shuffle'))}`] : []),
    ...(runs.some((run) => run.plan.setting('drop_last'))
      ? [`drop_last=${python(plan.setting('drop_last'))}`]
      : []),
  ];
}

/**
 * @param {RunPlan} plan
 * @returns {number[]} factors on the rates of layers; empty: all are 1
 */
export function layerFactors({ setting }) {
  const factors = /** @type {number[]} */ (setting('layer_rates') ?? []);
  return factors.some((factor) => factor !== 1) ? factors : [];
}

/** @param {RunPlan} plan whether rates of groups of parameters are not enough */
export function needsLayerRates(plan) {
  if (!layerFactors(plan).length) return false;
  return !TRANSLATORS[plan.optimizer.id]?.(plan.optimizer.params).isScaled;
}

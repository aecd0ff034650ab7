// A ribbon in words: what it shows, and what came of one of its values.

import { formatCount, formatNumber, formatValue } from '../../drawing/format.js';
import { inSentence } from '../../drawing/in-sentence.js';
import { formatSetting, labelOf } from '../../drawing/typed-values.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../studies/ribbon/outcome.js').Cell} Cell */
/** @typedef {import('../../studies/ribbon/outcome.js').RibbonFacts} RibbonFacts */
/** @typedef {import('../../studies/ribbon/plan.js').RibbonPlan} RibbonPlan */
/** @typedef {import('./wall.js').Wall} Wall */

/**
 * @param {Pick<RibbonPlan, 'key' | 'param'>} plan
 * @returns {string} the hyperparameter, inside a sentence
 */
export function ribbonAxis({ key, param }) {
  return key === 'lr' ? 'rate' : inSentence(labelOf(/** @type {Param} */ (param)));
}

/**
 * What one sees, once everything is known.
 * @param {RibbonPlan} plan
 * @param {RibbonFacts} facts
 * @param {string} name of the run
 * @returns {string}
 */
export function ribbonSentence(plan, { best, largest, beyond }, name) {
  const { values } = plan.window;
  const [low, high] = [values[0], values[values.length - 1]].map(formatSetting);
  if (!best) return `${name}: no ${ribbonAxis(plan)} from ${low} to ${high} lowers the loss.`;
  const first = `lowest at ${formatSetting(best.value)} (${lossWords(plan, best)})`;
  if (!largest) return `${first}.`;
  if (!beyond) return `${first}; all train up to ${high}.`;
  const what =
    beyond.outcome === 'diverges' ? 'it diverges' : 'the loss ends no lower than it began';
  return `${first}; above ${formatSetting(largest.value)} ${what}.`;
}

/**
 * @param {RibbonPlan} plan
 * @param {number} value
 * @param {Cell | undefined} cell undefined: not known yet, or between those that are tried
 * @returns {string}
 */
export function cellWords(plan, value, cell) {
  const start = `${ribbonAxis(plan)} ${formatSetting(value)}`;
  return cell ? `${start}: ${outcomeWords(plan, cell)}` : start;
}

/**
 * @param {RibbonPlan} plan
 * @param {Cell} cell
 */
function outcomeWords(plan, cell) {
  const { outcome, trial } = cell;
  if (outcome === 'refused') return `cannot be trained: ${trial.message}`;
  if (outcome === 'diverges') return `diverges at step ${formatCount(trial.step)}`;
  const words = lossWords(plan, cell);
  return outcome === 'stalls' ? `${words}, no lower than at the start` : words;
}

/**
 * @param {RibbonPlan} plan
 * @param {Cell} cell
 */
function lossWords({ isSurface }, { loss, trial }) {
  const of = isSurface
    ? 'height'
    : Number.isNaN(trial.valLoss)
      ? 'training loss'
      : 'validation loss';
  return `${of} ${formatValue(loss)}`;
}

/**
 * @param {Wall} wall
 * @returns {string}
 */
export function wallWords({ value, label }) {
  return `Dashed: ${label} = ${formatNumber(value)}, where theory expects steps to grow at the start.`;
}

// A goal as the fields of a form, and back.

import { writeNumber } from '../../config/value-text.js';
import { quantities, quantityOf } from '../../quantities/quantities.js';
import { Unclear, parsePredicate } from '../../goals/predicate.js';

/** @typedef {import('../../goals/predicate.js').Comparison} Comparison */
/** @typedef {import('../../goals/predicate.js').Measure} Measure */

/**
 * @typedef {object} GoalRow
 * @property {string} quantity id as links write it; also "steps" and "diverged"
 * @property {number} run its place
 * @property {number | null} argument null: it needs none, or has the usual one
 * @property {Comparison} comparison
 * @property {number | null} bound null: the same quantity of another run
 * @property {number} other place of that run
 */

export const STEPS = 'steps';
export const DIVERGED = 'diverged';

/** @type {[id: Comparison, name: string][]} */
export const COMPARISONS = [
  ['lt', 'below'],
  ['le', 'at most'],
  ['gt', 'above'],
  ['ge', 'at least'],
];

const GROUPS = { moment: 'From the first step on', whole: 'Of the whole run' };

/** @returns {{ id: string, name: string, group: string }[]} what a goal can be about */
export function goalChoices() {
  const offered = quantities.filter(({ needsView, needsOther }) => !needsView && !needsOther);
  const named = offered.map(({ id, short, moment }) => ({
    id: id.replaceAll('-', '_'),
    name: short.replace('{}', '…'),
    group: moment ? GROUPS.moment : GROUPS.whole,
  }));
  const first = (/** @type {string} */ group) => named.filter((one) => one.group === group);
  return [
    ...first(GROUPS.moment).sort((a, b) => place(a.id) - place(b.id)),
    { id: DIVERGED, name: 'training diverges', group: GROUPS.moment },
    { id: STEPS, name: 'steps until all of it holds', group: GROUPS.moment },
    ...first(GROUPS.whole),
  ];
}

// What most exercises ask for.
const USUAL = ['val_loss', 'val_accuracy', 'train_loss', 'train_accuracy', 'last'];

/** @param {string} id */
function place(id) {
  const at = USUAL.indexOf(id);
  return at < 0 ? USUAL.length : at;
}

/**
 * A goal that somebody adds, with a number that may be changed.
 * @param {string} quantity
 * @returns {GoalRow}
 */
export function usualRow(quantity) {
  const { unit, moment, argument } = quantityOf(quantity) ?? {};
  const isHigh = moment?.better === 'higher';
  const bound = quantity === STEPS ? 200 : unit === 'share' || unit === 'ratio' ? 0.9 : 0.1;
  return {
    ...{ quantity, run: 0, argument: argument ? 0.1 : null, other: 0 },
    comparison: quantity === STEPS ? 'le' : isHigh ? 'ge' : 'lt',
    bound: unit === 'step' || unit === 'count' ? 100 : bound,
  };
}

/**
 * @param {string} text of a predicate, as links have it
 * @param {number} runs of the experiment
 * @returns {GoalRow | null} null: the form cannot show it
 */
export function rowOf(text, runs) {
  try {
    const predicate = parsePredicate(text, runs);
    if (predicate.kind === 'diverged') return { ...usualRow(DIVERGED), run: predicate.run };
    const { comparison } = predicate;
    if (predicate.kind === 'steps')
      return { ...usualRow(STEPS), comparison, bound: predicate.right };
    const { left, right } = predicate;
    if (left.other !== undefined || (typeof right !== 'number' && !isSame(left, right)))
      return null;
    return {
      quantity: left.quantity.id.replaceAll('-', '_'),
      ...{ run: left.run, argument: left.argument ?? null, comparison },
      ...(typeof right === 'number'
        ? { bound: right, other: 0 }
        : { bound: null, other: right.run }),
    };
  } catch (error) {
    if (error instanceof Unclear) return null;
    throw error;
  }
}

/**
 * @param {Measure} left
 * @param {Measure} right
 */
function isSame(left, right) {
  return left.quantity === right.quantity && left.argument === right.argument;
}

/**
 * @param {GoalRow} row
 * @param {number} runs of the experiment
 * @returns {string} predicate as links have it
 */
export function textOfRow({ quantity, run, argument, comparison, bound, other }, runs) {
  if (quantity === STEPS) return `${STEPS}:${comparison}:${writeNumber(bound ?? 0)}`;
  const nameOf = (/** @type {number} */ one) => {
    const given = argument === null ? '' : `(${writeNumber(argument)})`;
    return `${runs > 1 ? `run${one + 1}.` : ''}${quantity}${given}`;
  };
  if (quantity === DIVERGED) return nameOf(run);
  const right = bound === null ? nameOf(other) : writeNumber(bound);
  return `${nameOf(run)}:${comparison}:${right}`;
}

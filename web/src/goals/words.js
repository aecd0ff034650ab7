// Goals as people read them.

import { formatValue } from '../drawing/format.js';
import { atStep, foundText, isExact } from '../narrator/phrases.js';

/** @typedef {import('../quantities/quantity.js').Found} Found */
/** @typedef {import('./judge.js').Part} Part */
/** @typedef {import('./judge.js').Verdict} Verdict */
/** @typedef {import('./predicate.js').Comparison} Comparison */
/** @typedef {import('./predicate.js').Measure} Measure */
/** @typedef {import('./predicate.js').Predicate} Predicate */

/**
 * @typedef {object} About the experiment, as far as words depend on it
 * @property {string[]} names of its runs
 * @property {boolean} isSurface whether a loss is a height
 */

/** @type {Record<Comparison, string>} */
const COMPARED = { lt: 'below', le: 'at most', gt: 'above', ge: 'at least' };
/** @type {Record<Comparison, string>} */
const WITHIN = { lt: 'in fewer than', le: 'within', gt: 'in more than', ge: 'in at least' };

/**
 * @param {Predicate} predicate
 * @param {About} about
 * @returns {string} "Validation loss of Adam below 0.05", "Within 400 steps"
 */
export function predicateWords(predicate, about) {
  return startUpper(words(predicate, about));
}

/**
 * @param {Predicate} predicate
 * @param {About} about
 */
function words(predicate, about) {
  if (predicate.kind === 'diverged') return `${about.names[predicate.run] ?? 'training'} diverges`;
  if (predicate.kind === 'steps') {
    return `${WITHIN[predicate.comparison]} ${formatValue(predicate.right)} steps`;
  }
  const { left, comparison, right } = predicate;
  const start = `${measureWords(left, about)} ${COMPARED[comparison]}`;
  if (typeof right === 'number') return `${start} ${foundText({ value: right }, left.quantity)}`;
  const isSame = left.quantity === right.quantity && left.argument === right.argument;
  const other = isSame ? `that of ${about.names[right.run]}` : `the ${measureWords(right, about)}`;
  return `${start} ${other}`;
}

/**
 * @param {Measure} measure
 * @param {About} about
 * @returns {string} "highest loss of SGD"; where there is one run, that goes without saying
 */
export function measureWords({ quantity, argument, run, other }, { names, isSurface }) {
  const name = quantity.short.replace('{}', argument === undefined ? '…' : formatValue(argument));
  const known = isSurface ? name.replace(/\bloss\b/g, 'height') : name;
  const whose = names.length > 1 ? ` of ${names[run]}` : '';
  return `${known}${whose}${other === undefined ? '' : ` than ${names[other]}`}`;
}

/**
 * How far a part of a goal has come, in few words.
 * @param {Part} part
 * @returns {string} "0.083 so far", "0.0498 at step 213"; empty: nothing is known
 */
export function progressWords({ predicate, holds, isFinal, value, bound, step }) {
  if (predicate.kind !== 'measure') return byStep(step);
  if (Number.isNaN(value.value)) return isFinal ? 'not measured' : '';
  const { left, right } = predicate;
  const isNumber = typeof right === 'number';
  const other = isNumber ? '' : ` against ${foundText(bound, right.quantity)}`;
  const number = foundText(value, left.quantity) + other;
  const isMoment = left.quantity.moment && isNumber;
  if (holds && isMoment && step.value > 0) return `${number} ${byStep(step)}`;
  if (isFinal) return isMoment && !holds ? `${number} at best` : number;
  return `${number} so far`;
}

/**
 * @param {Found} step
 * @returns {string} "at step 72", or "by step 72" where it may have been earlier; empty: it is not known
 */
function byStep(step) {
  if (Number.isNaN(step.value)) return '';
  return `${isExact(step) ? 'at' : 'by'} step ${foundText({ value: step.value }, STEP)}`;
}

/** @param {Found} value */
function stepsWords(value) {
  return `${foundText(value, STEP)} steps`;
}

const STEP = /** @type {const} */ ({ unit: 'step' });

/**
 * @param {Verdict} verdict
 * @param {About} about
 * @returns {string} one sentence: whether the goal is reached, and if not, what is missing
 */
export function verdictWords({ parts, isOver, isReached, step }, about) {
  if (isReached) return step.value > 0 ? `Reached ${atStep(step)}.` : 'Reached.';
  if (!isOver) return 'Not reached yet.';
  const missing = parts.find(({ holds }) => !holds);
  if (!missing) return 'Not reached: never all of it at the same step.';
  return `Not reached: ${missingWords(missing, about)}.`;
}

/**
 * @param {Part} part that does not hold
 * @param {About} about
 */
function missingWords({ predicate, value, bound }, about) {
  if (predicate.kind === 'diverged') return `${about.names[predicate.run]} did not diverge`;
  if (predicate.kind === 'steps') {
    const isKnown = !Number.isNaN(value.value);
    return isKnown ? `it took ${stepsWords(value)}` : 'the rest of it never held';
  }
  const { left, comparison, right } = predicate;
  const name = measureWords(left, about);
  if (Number.isNaN(value.value)) return `there is no ${name}`;
  const unit = left.quantity;
  const isMoment = unit.moment && typeof right === 'number';
  const start = `the ${name} ${isMoment ? 'came to' : 'was'} ${foundText(value, unit)}`;
  return `${start}, ${COMPARED[comparison]} ${foundText(bound, unit)} is asked for`;
}

/**
 * The whole goal as a sentence, for those who see no picture.
 * @param {Verdict} verdict
 * @param {About} about
 */
export function goalSentence(verdict, about) {
  const all = verdict.parts.map(({ predicate }) => words(predicate, about)).join(', and ');
  return `Goal: ${all}. ${verdictWords(verdict, about)}`;
}

/** @param {string} text */
function startUpper(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

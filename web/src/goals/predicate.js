// Predicates: "val_loss:lt:0.05", "run1.val_loss:lt:run2.val_loss", "steps:le:400", "diverged".

import { inShort } from '../config/input-error.js';
import { takePredicates } from '../config/mend-task.js';
import { argumentsIn } from '../quantities/template.js';
import { quantityOf } from '../quantities/quantities.js';

/** @typedef {import('../quantities/quantity.js').Quantity} Quantity */
/** @typedef {'lt' | 'le' | 'gt' | 'ge'} Comparison */

/**
 * @typedef {object} Measure a quantity of a run
 * @property {number} run its place in the experiment, from 0
 * @property {boolean} isNamed whether the text says which run
 * @property {Quantity} quantity
 * @property {number} [argument]
 * @property {number} [other] place of the run that it is compared with
 */

/**
 * @typedef {{ kind: 'measure', text: string, left: Measure, comparison: Comparison, right: Measure | number }} Compared
 * @typedef {{ kind: 'steps', text: string, comparison: Comparison, right: number }} Steps in how many steps the rest
 *   has to hold
 * @typedef {{ kind: 'diverged', text: string, run: number, isNamed: boolean }} Diverged
 * @typedef {Compared | Steps | Diverged} Predicate
 */

/** Why something is no predicate, in words. */
export class Unclear extends Error {}

const PARTS = /^(?:run(\d{1,2})\.)?([a-z][a-z\d_]*)(?:\(([^()]*)\))?$/;

/**
 * @param {string} text as links have it
 * @param {number} runs of the experiment
 * @returns {Predicate}
 * @throws {Unclear}
 */
export function parsePredicate(text, runs) {
  const [left, comparison, right] = text.split(/:([lg][te]):/);
  const { name, run, isNamed } = partsOf(left, runs);
  if (!comparison) {
    if (name !== 'diverged') {
      const short = inShort(name);
      throw new Unclear(`${short} needs a comparison, such as ${short}<0.05`);
    }
    return { kind: 'diverged', text, run, isNamed };
  }
  const sides = { text, comparison: /** @type {Comparison} */ (comparison) };
  const number = Number(right);
  if (name === 'steps') {
    if (isNamed || Number.isNaN(number)) throw new Unclear('steps must be compared with a number');
    return { kind: 'steps', ...sides, right: number };
  }
  const bound = Number.isNaN(number) ? measureOf(right, runs) : number;
  return { kind: 'measure', ...sides, left: measureOf(left, runs), right: bound };
}

/**
 * @param {string} text
 * @param {number} runs
 */
function partsOf(text, runs) {
  const [, number, name = '', given = ''] = PARTS.exec(text) ?? [];
  if (!name) throw new Unclear(`${inShort(text)} is not the name of a quantity`);
  const run = number === undefined ? 0 : Number(number) - 1;
  if (run < 0 || run >= runs) throw new Unclear(`there is no run ${run + 1}`);
  return { run, isNamed: number !== undefined, name, given };
}

/**
 * @param {string} text
 * @param {number} runs
 * @returns {Measure}
 */
function measureOf(text, runs) {
  const { name, given, ...about } = partsOf(text, runs);
  const quantity = quantityOf(name);
  if (!quantity) throw new Unclear(`${inShort(name)} is not a known quantity`);
  if (quantity.needsView) throw new Unclear(`${name} is measured only where a view shows it`);
  const { argument, other } = argumentsIn(given);
  if (!quantity.needsOther) return { ...about, quantity, argument };
  if (!(other >= 1 && other <= runs)) throw new Unclear(`${name} needs another run: ${name}(run2)`);
  return { ...about, quantity, argument, other: other - 1 };
}

/**
 * What somebody typed: "val_loss < 0.05; steps <= 400".
 * @param {string} text
 * @param {number} runs of the experiment
 * @returns {Predicate[]}
 * @throws {Unclear}
 */
export function parsePredicates(text, runs) {
  const { predicates, rest } = takePredicates(text);
  if (rest.trim()) throw new Unclear(`${inShort(rest.trim())} cannot be read`);
  return predicates.map((one) => parsePredicate(one, runs));
}

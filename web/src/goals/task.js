// What an experiment asks of its reader, understood.

import { inputError } from '../config/input-error.js';
import { takePredicates } from '../config/mend-task.js';
import { Unclear, parsePredicate } from './predicate.js';

/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('./predicate.js').Predicate} Predicate */

/**
 * @typedef {object} Hint
 * @property {Predicate[]} when it is shown; none: whenever nothing before it is
 * @property {string} text
 */

/**
 * @typedef {object} TaskRead
 * @property {Predicate[]} goal
 * @property {Hint[]} hints
 * @property {InputError[]} problems what cannot be understood, and is left out
 */

/**
 * @param {Pick<import('../config/config.js').Config, 'goal' | 'hint' | 'runs'>} config canonical
 * @returns {TaskRead}
 */
export function taskOf({ goal = [], hint = [], runs }) {
  /** @type {InputError[]} */
  const problems = [];
  /** @type {<T>(key: string, text: string, read: () => T) => T[]} */
  const understood = (key, text, read) => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof Unclear)) throw error;
      problems.push(inputError(key, text, `${error.message}; it is left out`));
      return [];
    }
  };
  const count = runs.length;
  return {
    goal: goal.flatMap((text) => understood('goal', text, () => parsePredicate(text, count))),
    hints: hint.flatMap((line) => understood('hint', line, () => hintOf(line, count))),
    problems,
  };
}

/**
 * @param {string} line "PREDICATES:TEXT"
 * @param {number} runs
 * @returns {Hint}
 */
function hintOf(line, runs) {
  const { predicates, rest } = takePredicates(line);
  if (!rest.startsWith(':')) throw new Unclear('predicates must end with a colon');
  return { when: predicates.map((one) => parsePredicate(one, runs)), text: rest.slice(1) };
}

// A hint as two fields: when it is shown, in signs, and its text.

import { takePredicates } from '../../config/mend-task.js';
import { MAX_TASK_LENGTH } from '../../config/task.js';

/** @typedef {{ when: string, text: string }} HintFields */

/** @type {Record<string, string>} */
const SIGNS = { ':lt:': ' < ', ':le:': ' <= ', ':gt:': ' > ', ':ge:': ' >= ' };

/**
 * @param {string} line as links have it
 * @returns {HintFields}
 */
export function splitHint(line) {
  const { predicates, rest } = takePredicates(line);
  const when = predicates.join('; ').replace(/:[lg][te]:/g, (sign) => SIGNS[sign]);
  return { when, text: rest.slice(1) };
}

/**
 * @param {HintFields} fields as typed
 * @returns {string} as links have it; what cannot be read of `when` is left out
 */
export function joinHint({ when, text }) {
  const { predicates } = takePredicates(when);
  return `${predicates.join(';')}:${text.trim()}`.slice(0, MAX_TASK_LENGTH);
}

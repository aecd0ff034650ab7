// What an experiment asks of its reader: goals, what may be changed to reach them, hints. The gate looks at their
// form; mend-task.js reads what people type, and goals/ knows what they mean.

import { cleanLine } from './line.js';
import { LinkText } from './link-text.js';
import { decode, encode } from './text.js';

/** @typedef {import('./input-error.js').Report} Report */
/** @typedef {'goal' | 'free' | 'hint'} TaskField a field of an experiment, and its key in a link */

/**
 * @typedef {object} Task lists without repetitions; one that would be empty is missing
 * @property {string[]} [goal] predicates: "val_loss:lt:0.05", "run1.val_loss:lt:run2.val_loss", "diverged"
 * @property {string[]} [free] what may be changed, named as in `controls=`
 * @property {string[]} [hint] "PREDICATES:TEXT", predicates joined by ";"
 */

/** In the order of a link. */
export const TASK = /** @type {const} */ (['goal', 'free', 'hint']);
/** Members of a list, and letters of one of them. */
const MOST_OF_TASK = 32;
export const MAX_TASK_LENGTH = 500;

/** @type {Record<TaskField, RegExp>} */
const FORMS = {
  goal: /^[a-z\d.,_()+-]+(:[lg][te]:[a-z\d.,_()+-]+)?$/,
  free: /^\w[\w.-]*$/,
  hint: /^[a-z\d.,_()+:;-]*:./,
};

/**
 * @param {Record<string, unknown>} fields of a draft, or plain data
 * @param {Report} report
 * @returns {Task}
 */
export function readTask(fields, report) {
  /** @type {Task} */
  const task = {};
  for (const name of TASK) {
    const given = fields[name];
    const texts = given instanceof LinkText ? given.raws.map(decode) : [given ?? []].flat();
    const list = new Set();
    for (const text of name === 'free' ? texts.join().split(',') : texts) {
      const line = cleanLine(text, Infinity);
      const isRead = FORMS[name].test(line) && line.length <= MAX_TASK_LENGTH;
      if (isRead && list.size < MOST_OF_TASK) list.add(line);
      else if (text !== '') report(name, text, 'cannot be read; it is left out');
    }
    if (list.size) task[name] = [...list];
  }
  return task;
}

/**
 * @param {Task} task
 * @returns {string[]} pairs of a link
 */
export function writeTask({ goal = [], free, hint = [] }) {
  // A plus sign would be read as a space.
  const goals = goal.map((one) => `goal=${one.replaceAll('+', '%2B')}`);
  const hints = hint.map((one) => `hint=${encode(one).replace(/%3[AB]/g, decodeURIComponent)}`);
  return [...goals, ...(free ? [`free=${free}`] : []), ...hints];
}

// Checks the fields of messages: each gives what is wrong, with the field, its value and the rule.

import { inputError } from '../config/input-error.js';

/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {Record<string, unknown>} Fields of a message */
/** @typedef {(fields: Fields) => InputError | undefined} Check */

/**
 * The first thing that one of several checks finds.
 * @param {...Check} checks
 * @returns {Check}
 */
export function all(...checks) {
  return (fields) => {
    for (const check of checks) {
      const error = check(fields);
      if (error) return error;
    }
  };
}

/**
 * A field that may be left out.
 * @param {string} key
 * @param {(key: string) => Check} check of a value that is there
 * @returns {Check}
 */
export function optional(key, check) {
  return (fields) => (fields[key] === undefined ? undefined : check(key)(fields));
}

/**
 * @param {number} least
 * @param {number} most
 * @returns {(key: string) => Check}
 */
export function wholeNumber(least, most) {
  return rule(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    `must be a whole number from ${least} to ${most}`,
  );
}

/**
 * @param {number} least
 * @param {number} most
 * @returns {(key: string) => Check}
 */
export function number(least, most) {
  return rule(
    (value) => typeof value === 'number' && value >= least && value <= most,
    `must be a number from ${least} to ${most}`,
  );
}

/**
 * @param {readonly string[]} words
 * @returns {(key: string) => Check}
 */
export function oneOf(words) {
  return rule(
    (value) => typeof value === 'string' && words.includes(value),
    `must be one of ${words.join(', ')}`,
  );
}

/**
 * @param {number} most characters
 * @returns {(key: string) => Check}
 */
export function text(most) {
  return rule(
    (value) => typeof value === 'string' && value.length > 0 && value.length <= most,
    `must be a text of 1 to ${most.toLocaleString('en')} characters`,
  );
}

/**
 * Names in a list, or in a text with commas between them.
 * @param {number} most of them
 * @returns {(key: string) => Check}
 */
export function names(most) {
  const isName = (/** @type {unknown} */ one) =>
    typeof one === 'string' && one.length > 0 && one.length <= NAME_LENGTH;
  return rule((value) => {
    if (typeof value === 'string' && value.length > most * (NAME_LENGTH + 1)) return false;
    const list = namesIn(value);
    return Array.isArray(list) && list.length > 0 && list.length <= most && list.every(isName);
  }, `must be a list of 1 to ${most} names`);
}

const NAME_LENGTH = 60;

/**
 * @param {unknown} value a list, or a text with commas between names
 * @returns {unknown} a list, if it was one of both
 */
export function namesIn(value) {
  return typeof value === 'string' ? value.split(/[,\s]+/).filter(Boolean) : value;
}

/**
 * @param {(value: unknown) => boolean} holds
 * @param {string} words
 * @returns {(key: string) => Check}
 */
function rule(holds, words) {
  return (key) => (fields) =>
    holds(fields[key]) ? undefined : inputError(key, brief(fields[key]), words);
}

// Objects may be of any size: they are not spelled out.
/** @param {unknown} value */
function brief(value) {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? 'a list' : 'an object';
}

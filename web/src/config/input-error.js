// What is wrong with something from outside.

/**
 * @typedef {object} InputError
 * @property {string} key the field, "run 2: lr" for one of a run (counted from 1)
 * @property {string} value what was given
 * @property {string} message the rule, and what is done instead
 */

/** @typedef {(key: string, value: unknown, message: string) => void} Report told of each error */

const MAX_SHOWN = 80;
const MAX_MEMBERS = 20;

/**
 * @param {string} key
 * @param {unknown} value
 * @param {string} message
 * @returns {InputError} with a key and a value that are short enough to be shown
 */
export function inputError(key, value, message) {
  return { key: key.slice(0, MAX_SHOWN), value: inShort(value), message };
}

/**
 * @param {unknown} value
 * @returns {string} the beginning of what it is
 */
export function inShort(value) {
  const text = shown(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/**
 * @param {number} place of a run, from 0
 * @param {Report} report
 * @returns {Report} told of a run's errors; an empty key is the run as a whole
 */
export function placed(place, report) {
  const run = `run ${place + 1}`;
  return (key, value, message) => report(key ? `${run}: ${key}` : run, value, message);
}

/**
 * @param {unknown} value
 * @returns {string} something to recognise it by
 */
export function shown(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(Array.isArray(value) ? value.slice(0, MAX_MEMBERS) : value) ?? '';
  } catch {
    return 'an object';
  }
}

// The fields of something from outside, each of which may be text of a link or plain data.

import { LinkText } from './link-text.js';
import { decode } from './text.js';

/** @typedef {import('./input-error.js').Report} Report */

/**
 * @param {unknown} given
 * @returns {Record<string, unknown>} none if it is no object
 */
export function fieldsOf(given) {
  const isObject = typeof given === 'object' && given !== null;
  return isObject ? /** @type {Record<string, unknown>} */ (given) : {};
}

/**
 * The fields of plain data that should be an object; anything else is reported.
 * @param {unknown} given undefined: nothing
 * @param {string} name
 * @param {Report} report
 * @returns {Record<string, unknown>}
 */
export function objectOf(given, name, report) {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (given !== undefined && !isObject) report(name, given, 'must be an object; it is left out');
  return isObject ? /** @type {Record<string, unknown>} */ (given) : {};
}

/**
 * Reports fields that nobody reads: most are misspelt.
 * @param {Record<string, unknown>} fields
 * @param {readonly string[]} known
 * @param {Report} report
 */
export function tellUnknown(fields, known, report) {
  for (const key of Object.keys(fields)) {
    if (!known.includes(key)) report(key, fields[key], 'is not a known field; it is left out');
  }
}

/**
 * What was given for a field: each text of a link, trimmed, or one piece of data.
 * @param {unknown} given undefined: nothing
 * @param {string} name of the field, for plain data; text has its key
 * @param {Report} report
 * @returns {Array<{ key: string, word: unknown }>}
 */
export function wordsOf(given, name, report) {
  if (given === undefined) return [];
  if (!(given instanceof LinkText)) return [{ key: name, word: given }];
  const words = given.raws.map((raw) => decode(raw).trim());
  return words.map((word, i) => {
    const isOther = i > 0 && word !== words[i - 1];
    if (isOther) report(given.key, word, 'is given twice; the last is used');
    return { key: given.key, word };
  });
}

/**
 * A word for which there is no parameter.
 * @param {unknown} given
 * @param {string} name of the field, for plain data
 * @param {(text: string) => boolean} isValid
 * @param {string} rule
 * @param {Report} report
 * @returns {string | undefined} the last valid one
 */
export function readWord(given, name, isValid, rule, report) {
  let found;
  for (const { key, word } of wordsOf(given, name, report)) {
    const text = typeof word === 'number' ? String(word) : word;
    if (typeof text === 'string' && isValid(text)) found = text;
    else report(key, word, rule);
  }
  return found;
}

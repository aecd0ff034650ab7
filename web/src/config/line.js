// What the author of an experiment says about it: plain text on one line, never markup.

import { wellFormed } from '../catalog/own-text.js';
import { wordsOf } from './fields.js';

/** @typedef {import('./input-error.js').Report} Report */
/** @typedef {'title' | 'note'} Line a field of an experiment, and its key in a link */

/** @type {Record<Line, number>} characters that it has at most */
export const MAX_LINE_LENGTH = { title: 120, note: 400 };

export const LINES = /** @type {const} */ (['note', 'title']);

// Nobody sees them, and some turn round the order of the words beside them.
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
// What stands for one blank: a break with the blanks around it. (A pattern that begins with any number of blanks would
// look at each of thousands anew.)
const BREAK = /(?<! ) *[\p{Cc}\p{Zl}\p{Zp}][\p{Cc}\s]*/gu;

/**
 * @param {unknown} given text of a link, or plain data
 * @param {Line} name
 * @param {Report} report
 * @returns {string | undefined} the last one; undefined: there is none
 */
export function readLine(given, name, report) {
  let line = '';
  for (const { key, word } of wordsOf(given, name, report)) {
    line = cleanLine(word, MAX_LINE_LENGTH[name]);
    if (typeof word !== 'string') report(key, word, 'must be a text; it is left out');
    else if (visible(line) !== visible(word)) {
      const rule = `must be one line of at most ${MAX_LINE_LENGTH[name]} visible characters`;
      report(key, word, `${rule}; the rest is left out`);
    }
  }
  return line || undefined;
}

const visible = (/** @type {string} */ text) => text.replace(/\s/g, '');

/**
 * @param {unknown} text
 * @param {number} most characters
 * @returns {string} on one line, trimmed; empty if it is no text
 */
export function cleanLine(text, most) {
  if (typeof text !== 'string') return '';
  const line = wellFormed(text).replace(INVISIBLE, '').replace(BREAK, ' ').replace(/\s/g, ' ');
  return [...line.trim()].slice(0, most).join('').trim();
}

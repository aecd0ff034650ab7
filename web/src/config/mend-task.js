// Goals and hints as people type them: "val_loss < 0.05; steps <= 400". Loaded when a link cannot be read as it is,
// and with all that asks what a goal means.

import { cleanLine } from './line.js';
import { TASK } from './task.js';
import { decode, encode } from './text.js';
import { writeNumber } from './value-text.js';

/** @typedef {import('./task.js').TaskField} TaskField */

const VALUE = '(?:run\\d{1,2}\\.)?[a-z][a-z\\d_-]*(?:\\([\\w.,+ -]*\\))?';
const NUMBER = '-?[.\\d][.\\de-]*';
const SIGN = '[<>]=?|[≤≥]|:[lg][te]:';
const PREDICATE = RegExp(`^\\s*(${VALUE})\\s*(?:(${SIGN})\\s*(${NUMBER}|${VALUE})\\s*)?`, 'i');
/** @type {Record<string, string>} */
const SIGNS = { '<': ':lt:', '<=': ':le:', '≤': ':le:', '>': ':gt:', '>=': ':ge:', '≥': ':ge:' };

/**
 * Takes predicates from the beginning of a text.
 * @param {string} text
 * @returns {{ predicates: string[], rest: string }} as links have them, and what stands behind them
 */
export function takePredicates(text) {
  const predicates = [];
  let rest = text;
  for (let match; (match = PREDICATE.exec(rest)); rest = rest.slice(1)) {
    const [whole, left, sign = '', right = ''] = match;
    const value = /^[a-z]/i.test(right) ? nameOf(right) : writeNumber(Number(right));
    // Behind digits may be something else than the end of a number.
    if (!/\w/.test(value) || /NaN|Infinity/.test(value)) break;
    rest = rest.slice(whole.length);
    predicates.push(nameOf(left) + (sign && (SIGNS[sign] ?? sign.toLowerCase()) + value));
    if (rest[0] !== ';') break;
  }
  return { predicates, rest };
}

/**
 * Links write "_" where quantities have "-".
 * @param {string} text
 */
function nameOf(text) {
  const name = text.replace(/\s/g, '').toLowerCase();
  return name.replace(/^[^(]*/, (start) => start.replaceAll('-', '_'));
}

/** @type {Record<TaskField, (text: string) => string[] | null>} null: it cannot be read */
const READ = {
  goal(text) {
    const { predicates, rest } = takePredicates(text);
    return rest.trim() ? null : predicates;
  },
  free: (text) => [
    text
      .split(/[,;\s]+/)
      .filter(Boolean)
      .join(','),
  ],
  hint(text) {
    const { predicates, rest } = takePredicates(text);
    const words = cleanLine(rest.slice(1), Infinity);
    return rest[0] === ':' ? [`${predicates.join(';')}:${words}`] : null;
  },
};

/**
 * Goals and hints of a link in the form that the gate knows.
 * @param {string} link a whole address, or what follows its "#"
 * @returns {string} as it is where it asks nothing of its reader
 */
export function mendTask(link) {
  if (!/[#&](?:goal|free|hint)=/i.test(`#${link}`)) return link;
  const start = link.indexOf('#') + 1;
  const pairs = link.slice(start).split('&').flatMap(mendPair);
  return link.slice(0, start) + pairs.join('&');
}

/** @param {string} pair */
function mendPair(pair) {
  const [, key = '', raw = ''] = /^\s*(\w+)=(.*)$/s.exec(pair) ?? [];
  const name = TASK.find((field) => field === key.toLowerCase());
  const texts = name && READ[name](decode(raw));
  if (!texts) return [pair];
  return texts.map((text) => `${name}=${encodeTask(text)}`);
}

/**
 * Encoded only as far as links need it.
 * @param {string} text
 */
function encodeTask(text) {
  return encode(text).replace(/%(?:2[89C]|3[AB])/g, decodeURIComponent);
}

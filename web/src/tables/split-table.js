// Splits the text of a table into cells. Papa Parse does it; here is what it does not know: which separator a
// text was written with, lines that name the separator, and columns set apart by white space.

import Papa from 'papaparse';
import { isNumeric } from '../config/decimal.js';
import { SEPARATORS } from './separators.js';

/** @typedef {import('./separators.js').Separator} Separator */

/**
 * @typedef {object} Cells
 * @property {string[][]} rows without empty lines
 * @property {Separator} separator
 */

// Of two that fit equally well, the first is meant: commas and blanks also stand inside cells.
/** @type {Separator[]} */
const LIKELY = ['\t', ';', '|', ',', ' '];
// So many lines show how a text was written.
const TRIED_LINES = 100;
// A first line such as "sep=;" tells spreadsheets the separator.
const SEPARATOR_LINE = /^"?sep=(.|\\t)"?\s*(?:\n|$)/i;
// "#,x,y" is a line of names, "# written by" is not.
const COMMENT = '# ';
// No table holds it.
const NO_QUOTE = '\u0000';

/**
 * @param {string} text of a table
 * @param {Separator} [separator] default: what the text says in a first line "sep=;", else the one that gives
 *   rows of equal length with most numbers
 * @returns {Cells}
 */
export function splitTable(text, separator) {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const [line = '', named] = SEPARATOR_LINE.exec(plain) ?? [];
  const body = plain.slice(line.length);
  const chosen = separator ?? separatorNamed(named) ?? guessSeparator(body);
  return { rows: split(body, chosen), separator: chosen };
}

/** @param {string | undefined} text */
function separatorNamed(text) {
  const id = text === '\\t' ? '\t' : text;
  return SEPARATORS.find((separator) => separator.id === id)?.id;
}

/**
 * @param {string} text
 * @returns {Separator}
 */
function guessSeparator(text) {
  const start = firstLines(text, TRIED_LINES);
  /** @type {{ score: number, id: Separator }} */
  let best = { score: 0, id: ',' };
  for (const id of LIKELY) {
    const score = scoreOf(split(start, id));
    if (score > best.score) best = { score, id };
  }
  return best.id;
}

/**
 * How well rows look like a table: rows of equal length, and numbers below the names.
 * @param {string[][]} rows
 * @returns {number} 0 for a single column
 */
function scoreOf(rows) {
  const width = usualWidth(rows);
  if (width < 2) return 0;
  const cells = rows.slice(rows.length > 1 ? 1 : 0).flat();
  const numbers = cells.filter(isNumeric).length;
  const regular = rows.filter((row) => row.length === width).length;
  return regular / rows.length + numbers / Math.max(1, cells.length);
}

/**
 * @param {string[][]} rows
 * @returns {number} length of most rows
 */
function usualWidth(rows) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

/**
 * @param {string} text
 * @param {Separator} separator
 * @returns {string[][]}
 */
function split(text, separator) {
  const spaced = separator === ' ' ? withSingleBlanks(text) : text;
  const { data, errors } = parse(spaced, separator);
  // A quotation mark that is never closed would swallow all rows after it: then it is a mere sign.
  const isOpen = errors.some(({ code }) => code === 'MissingQuotes');
  return isOpen ? parse(spaced, separator, NO_QUOTE).data : data;
}

/**
 * @param {string} text
 * @param {Separator} delimiter
 * @param {string} [quoteChar]
 * @returns {import('papaparse').ParseResult<string[]>}
 */
function parse(text, delimiter, quoteChar = '"') {
  return Papa.parse(text, {
    ...{ delimiter, quoteChar },
    newline: '\n',
    comments: COMMENT,
    skipEmptyLines: 'greedy',
  });
}

/** @param {string} text */
function withSingleBlanks(text) {
  const blanks = text.replace(/"[^"\n]*"|[^\S\n]+/g, (part) => (part[0] === '"' ? part : ' '));
  return blanks.replace(/^ | $/gm, '');
}

/**
 * @param {string} text
 * @param {number} count
 */
function firstLines(text, count) {
  let end = -1;
  for (let line = 0; line < count; line++) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) return text;
  }
  return text.slice(0, end);
}

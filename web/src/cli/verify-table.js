// The table of collected links: what is read of it, and how it is written again.

import Papa from 'papaparse';

/** What is added, in this order. */
const ADDED = /** @type {const} */ ([
  ...['reached', 'steps', 'value', 'fingerprint', 'fp_matches', 'goal_matches', 'same_as'],
]);
export const MOST_ROWS = 20_000;
export const MOST_BYTES = 50_000_000;

/** @typedef {Record<typeof ADDED[number], string>} Added */

/**
 * @typedef {object} LinkTable
 * @property {string[]} head names of all columns that are kept
 * @property {string[][]} rows their cells, as many in each
 * @property {string[]} links
 * @property {string[]} exercises empty where a row names none
 * @property {string} delimiter
 * @property {string[]} problems with the file, in words
 */

/**
 * @param {Uint8Array} bytes of a file
 * @returns {LinkTable | string} a sentence about why it cannot be used
 */
export function readTable(bytes) {
  if (bytes.length > MOST_BYTES) return `The file has more than ${MOST_BYTES / 1e6} MB.`;
  const { data, errors, meta } = Papa.parse(textOf(bytes), { skipEmptyLines: 'greedy' });
  const cells = /** @type {string[][]} */ (data);
  if (cells.length === 0) return 'The file is empty.';
  if (cells.length - 1 > MOST_ROWS) return `The file has more than ${MOST_ROWS} rows.`;
  const width = Math.max(...cells.map((row) => row.length));
  const all = cells.map((row) => [...row, ...Array(width - row.length).fill('')]);
  const names = all[0].map((name) => name.trim().toLowerCase());
  const link = names.indexOf('link');
  if (link < 0)
    return `The file needs a column named link; it has ${names.slice(0, 20).join(', ')}.`;
  const exercise = names.indexOf('exercise');
  // What an earlier check added is replaced.
  const kept = names.flatMap((name, i) => (ADDED.some((one) => one === name) ? [] : [i]));
  const [head, ...rows] = all.map((row) => kept.map((i) => row[i]));
  return {
    ...{ head, rows, delimiter: meta.delimiter },
    links: all.slice(1).map((row) => row[link]),
    exercises: all.slice(1).map((row) => (exercise < 0 ? '' : row[exercise])),
    problems: errors.filter(({ type }) => type === 'Quotes').map(quoteWords),
  };
}

/** @param {import('papaparse').ParseError} error */
function quoteWords({ row, message }) {
  return `row ${(row ?? 0) + 1}: ${message}; cells may be joined`;
}

/**
 * Spreadsheets also save UTF-16.
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

// A spreadsheet runs what begins like this, unless it is a number.
const FORMULA = /^(?!-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$)\s*[=+\-@\t\r＝＋－＠]/i;

/**
 * @param {LinkTable} table
 * @param {Added[]} added of each row
 * @returns {string} CSV, in which no cell is a formula
 */
export function writeTable({ head, rows, delimiter }, added) {
  const all = rows.map((row, i) => [...row, ...ADDED.map((name) => added[i][name])]);
  const cells = [[...head, ...ADDED], ...all].map((row) => row.map(harmless));
  return `${Papa.unparse(cells, { delimiter, newline: '\n' })}\n`;
}

/** @param {string} cell */
function harmless(cell) {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

// Cells of a text as columns: which row holds names, which column holds numbers, words, nothing, or just counts
// the rows. Everything that is guessed here can be chosen otherwise.

import { guessDecimal, isNumeric } from '../config/decimal.js';

/** @typedef {import('../config/decimal.js').DecimalSign} DecimalSign */
/** @typedef {'input' | 'target' | 'ignored'} Role */

/**
 * @typedef {object} Kind of a column
 * @property {boolean} number whether it holds numbers, with whatever decimal sign, apart from a wrong cell or two
 * @property {boolean} index whether it only counts or names the rows
 * @property {number} labels how many different cells there are
 * @property {number} missing how many cells are empty, or say so ("NA", "?")
 */

/**
 * @typedef {object} Sheet text as rows of cells
 * @property {string[]} names one per column
 * @property {string[][]} rows cells, trimmed
 * @property {boolean} hasNames whether the names stood in the text
 * @property {DecimalSign} decimal of all numbers
 * @property {string} example a cell that the other decimal sign would make another number, where nothing in
 *   the table decides between them; else empty
 * @property {Kind[]} kinds one per column
 * @property {number} dropped empty columns without a name that are left out
 */

/**
 * @typedef {object} SheetOptions
 * @property {boolean} [header] whether the first row holds names; default: guessed
 * @property {DecimalSign} [decimal] default: guessed
 * @property {string} [separator] between the cells in the text; helps to guess
 */

// More different whole numbers than this are rather a quantity than names of classes.
const USUAL_CLASSES = 12;
// So many rows, spread over all, show what the decimal sign is and which columns hold numbers.
const SAMPLED_ROWS = 2000;
// So many rows that count up without a name are no accident.
const COUNTED_ROWS = 10;
const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '?', '-']);
const INDEX_NAME =
  /^(#|id|index|idx|key|nr|no|num|number|row|row ?(names?|number|id)|unnamed: \d+|lfd nr)\.?$/i;

/**
 * @param {string[][]} cells all rows of a text
 * @param {SheetOptions} [options]
 * @returns {Sheet}
 */
export function makeSheet(cells, { header, decimal, separator } = {}) {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const all = cells.map((row) =>
    Array.from({ length: width }, (_, column) => (row[column] ?? '').trim()),
  );
  if (hasUnnamedFirst(all, cells[0]?.length)) all[0] = ['', ...all[0].slice(0, -1)];
  const kept = Array.from({ length: width }, (_, column) => column).filter((column) =>
    all.some((row) => row[column] !== ''),
  );
  const filled = kept.length < width ? all.map((row) => kept.map((column) => row[column])) : all;

  const guess = guessDecimal(columnsOf(sampled(filled.slice(1)), kept.length), separator);
  const sign = decimal ?? guess.decimal;
  const hasNames = header ?? looksLikeHeader(filled);
  const rows = hasNames ? filled.slice(1) : filled;
  const given = kept.map((_, column) => (hasNames && filled[0]?.[column]) || '');
  return {
    names: given.map((name, column) => name || `column ${column + 1}`),
    ...{ rows, hasNames, decimal: sign, example: guess.example },
    kinds: given.map((name, column) => kindOf(rows, column, { isNamed: hasNames, name })),
    dropped: width - kept.length,
  };
}

/**
 * The usual roles: the last column that says something is the target, other columns of numbers are inputs.
 * @param {Pick<Sheet, 'kinds'>} sheet
 * @returns {Role[]}
 */
export function guessRoles({ kinds }) {
  const rolesWith = (/** @type {(kind: Kind) => boolean} */ isUsed) => {
    const target = kinds.findLastIndex((kind) => isUsed(kind) && kind.labels > 0);
    return kinds.map((kind, column) => {
      if (column === target) return 'target';
      return kind.number && isUsed(kind) ? 'input' : 'ignored';
    });
  };
  const roles = rolesWith(({ index }) => !index);
  // Where nothing else is there, the count is the input: a curve over it.
  return roles.includes('input') ? roles : rolesWith(() => true);
}

/**
 * Whether a target column rather names classes than measures something.
 * @param {Sheet} sheet
 * @param {number} column
 * @returns {boolean}
 */
export function namesClasses(sheet, column) {
  const kind = sheet.kinds[column];
  if (!kind) return false;
  if (!kind.number) return true;
  const whole = sheet.rows.every((row) => isMissing(row[column]) || isWhole(row[column]));
  return whole && kind.labels <= Math.min(USUAL_CLASSES, sheet.rows.length / 2);
}

/**
 * @param {string} cell
 * @returns {boolean}
 */
export function isMissing(cell) {
  return cell.length < 5 && MISSING.has(cell.toLowerCase());
}

/** @param {string} cell */
function isWhole(cell) {
  return /^[+-]?\d+$/.test(cell);
}

// R writes no name above the names of the rows, so its first row is short by one.
/**
 * @param {string[][]} all filled up to one length
 * @param {number} named length of the first row in the text
 */
function hasUnnamedFirst([first, ...others], named) {
  if (!first || named !== first.length - 1) return false;
  return !first.some(isNumeric) && others.length > 1 && others.every((row) => row[named] !== '');
}

/**
 * @template Item
 * @param {Item[]} items of each row
 * @returns {Item[]} some of them, evenly spread
 */
function sampled(items) {
  const every = Math.ceil(items.length / SAMPLED_ROWS);
  return every > 1 ? items.filter((_, place) => place % every === 0) : items;
}

/**
 * @param {string[][]} rows
 * @param {number} width
 */
function columnsOf(rows, width) {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]));
}

/**
 * @param {string[][]} rows
 * @param {number} column
 * @param {{ isNamed: boolean, name: string }} options isNamed: the text has names;
 *   name: of this column, if it has one
 * @returns {Kind}
 */
function kindOf(rows, column, { isNamed, name }) {
  const present = rows.map((row) => row[column]).filter((cell) => !isMissing(cell));
  const labels = new Set(present).size;
  const isUnique = labels === rows.length && present.every(isWhole);
  const counts = isUnique && countsUp(present);
  const isBare = !isNamed && column === 0 && rows[0].length > 2 && rows.length >= COUNTED_ROWS;
  const isCounter = counts && (isNamed ? name === '' : isBare);
  return {
    number: isMostlyNumbers(present),
    index: isCounter || (isUnique && INDEX_NAME.test(name)),
    labels,
    missing: rows.length - present.length,
  };
}

/** @param {string[]} cells */
function isMostlyNumbers(cells) {
  const sample = sampled(cells);
  const numbers = sample.filter(isNumeric).length;
  // Neither a wrong cell or two nor the other decimal sign make words of a column of numbers.
  return sample.length > 0 && numbers >= 0.8 * sample.length;
}

/** @param {string[]} cells whole numbers */
function countsUp([first, ...others]) {
  const start = Number(first);
  if (start !== 0 && start !== 1) return false;
  return others.every((cell, place) => Number(cell) === start + place + 1);
}

// Names: no numbers in the first row, but numbers under at least one of them.
/** @param {string[][]} rows */
function looksLikeHeader([first, ...others]) {
  if (!first || !others.length) return false;
  if (first.some(isNumeric)) return false;
  const sample = sampled(others);
  return first.some((_, column) => {
    const present = sample.map((row) => row[column]).filter((cell) => !isMissing(cell));
    return isMostlyNumbers(present);
  });
}

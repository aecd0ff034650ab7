// The user's own data as tables: from cells that were pasted or dropped, from points that were drawn, and back to
// text for editing. Without a page, so that it can be tested.

import { MAX_TABLE_FEATURES, MAX_TABLE_SAMPLES } from '../config/table.js';
import { readDecimal } from '../config/decimal.js';
import { isMissing } from './sheet.js';

/** @typedef {import('../config/table.js').Table} Table */
/** @typedef {import('./sheet.js').Role} Role */
/** @typedef {import('./sheet.js').Sheet} Sheet */

/**
 * @typedef {object} TableResult a table, or what is wrong with the text
 * @property {Table} [table]
 * @property {number} skipped rows left out because of their cells
 * @property {string[]} errors the first of them; those about cells begin with "Row"
 * @property {number} [errorCount] of all, if there are more
 */

const MAX_CLASSES = 256;
const MAX_CELLS = 2_000_000;
// More errors than this are only counted.
const MAX_ERRORS = 100;

/** How much data there may be, in words. */
export const SIZE_LIMIT = `At most ${words(MAX_TABLE_SAMPLES)} rows, ${words(
  MAX_TABLE_FEATURES,
)} columns and ${words(MAX_CELLS)} cells.`;

/**
 * @param {Sheet} sheet
 * @param {object} options
 * @param {Role[]} options.roles one per column
 * @param {boolean} options.classes whether the target names classes
 * @param {boolean} [options.skip] leave out rows with cells that cannot be used
 * @param {number} [options.every] take one row in so many, see thinningFor
 * @returns {TableResult} each error with row, column and text of the cell
 */
export function tableOf(sheet, { roles, classes, skip = false, every = 1 }) {
  const inputs = columnsWith(roles, 'input');
  const [target] = columnsWith(roles, 'target');
  const wish = wishError(sheet, inputs, target, every);
  if (wish) return { skipped: 0, errors: [wish] };

  const taken = sheet.rows.flatMap((row, place) => (isTaken(place, every) ? [{ row, place }] : []));
  /** @type {string[]} */
  const errors = [];
  let errorCount = 0;
  const usable = taken.filter(({ row, place }) => {
    const found = rowErrors(sheet, { row, place, inputs, target, classes });
    errorCount += found.length;
    if (errors.length < MAX_ERRORS) errors.push(...found);
    return found.length === 0;
  });
  if (errors.length && !skip) return { skipped: 0, errors, errorCount };

  const rows = usable.map(({ row }) => row);
  const skipped = taken.length - rows.length;
  const labels = classes ? sortedLabels(rows, target, sheet) : [];
  const few = fewError(rows.length, classes, labels, sheet.names[target]);
  if (few) return { skipped, errors: [few] };
  return { table: numbersOf(sheet, rows, { inputs, target, labels }), skipped, errors: [] };
}

/**
 * How many rows are too many to be taken.
 * @param {Sheet} sheet
 * @param {Role[]} roles
 * @returns {number} 1: all can be taken; 7: one in 7; 0: there are too many columns
 */
export function thinningFor({ rows }, roles) {
  const inputs = columnsWith(roles, 'input').length;
  if (inputs > MAX_TABLE_FEATURES) return 0;
  const most = Math.min(MAX_TABLE_SAMPLES, Math.floor(MAX_CELLS / Math.max(1, inputs)));
  return Math.max(1, Math.ceil(rows.length / most));
}

/**
 * @param {Table} table
 * @returns {string} comma-separated, with names, the target last
 */
export function textOf({ featureNames, classNames, inputs, targets }) {
  const quote = (/** @type {string} */ text) =>
    /[",\n\r]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const target = (/** @type {number} */ value) =>
    classNames.length ? quote(classNames[value]) : String(value);
  const lines = inputs.map((row, i) => [...row.map(String), target(targets[i])].join(','));
  return [[...featureNames.map(quote), 'target'].join(','), ...lines].join('\n');
}

/**
 * @typedef {object} Drawing points of the plane
 * @property {'classes' | 'values' | 'curve'} kind classes: a point has a class; values: a number;
 *   curve: its height is the number to predict
 * @property {{ x: number, y: number, value: number }[]} points value: class or number
 */

/**
 * @param {Drawing} drawing
 * @returns {TableResult}
 */
export function tableOfDrawing({ kind, points }) {
  const used = [...new Set(points.map(({ value }) => value))].sort((a, b) => a - b);
  if (kind === 'classes' && used.length < 2) {
    return { skipped: 0, errors: ['Draw points of at least two classes.'] };
  }
  if (points.length < 4) return { skipped: 0, errors: ['Draw at least four points.'] };
  const isCurve = kind === 'curve';
  const table = {
    featureNames: isCurve ? ['x'] : ['x1', 'x2'],
    classNames: kind === 'classes' ? used.map(className) : [],
    inputs: points.map(({ x, y }) => (isCurve ? [x] : [x, y])),
    targets: points.map(({ y, value }) =>
      kind === 'classes' ? used.indexOf(value) : isCurve ? y : value,
    ),
  };
  return { table, skipped: 0, errors: [] };
}

/**
 * @param {Table} table
 * @returns {Drawing | null} null: it does not lie in a plane
 */
export function drawingOf({ featureNames, classNames, inputs, targets }) {
  const dimensions = featureNames.length;
  if (classNames.length > MAX_DRAWN_CLASSES || dimensions > 2) return null;
  if (dimensions === 1 && classNames.length) return null;
  const kind = classNames.length ? 'classes' : dimensions === 1 ? 'curve' : 'values';
  const points = inputs.map(([x, y], i) =>
    kind === 'curve' ? { x, y: targets[i], value: 0 } : { x, y, value: targets[i] },
  );
  return { kind, points };
}

/** How many classes can be drawn. */
export const MAX_DRAWN_CLASSES = 8;

/**
 * @param {number} index
 * @returns {string} A, B, C ...
 */
export function className(index) {
  return String.fromCharCode(65 + index);
}

/**
 * What a table is, in a few words.
 * @param {Table} table
 * @returns {string}
 */
export function describeTable({ featureNames, classNames, inputs }) {
  const columns = featureNames.length === 1 ? '1 input' : `${featureNames.length} inputs`;
  const target = classNames.length ? `${classNames.length} classes` : 'a number to predict';
  return `${words(inputs.length)} rows, ${columns}, ${target}`;
}

/** @param {number} count */
function words(count) {
  return count.toLocaleString('en');
}

/**
 * @param {Role[]} roles
 * @param {Role} role
 */
function columnsWith(roles, role) {
  return roles.flatMap((given, column) => (given === role ? [column] : []));
}

// One row of every so many, but not always the same of them: the rows may follow a pattern.
/**
 * @param {number} place
 * @param {number} every
 */
function isTaken(place, every) {
  const block = Math.floor(place / every);
  return place % every === (Math.imul(block, 0x9e3779b1) >>> 8) % every;
}

/**
 * What is wrong with the wish itself.
 * @param {Sheet} sheet
 * @param {number[]} inputs
 * @param {number | undefined} target
 * @param {number} every
 * @returns {string}
 */
function wishError({ rows, kinds }, inputs, target, every) {
  const count = Math.ceil(rows.length / every);
  const isTooMuch =
    count > MAX_TABLE_SAMPLES ||
    inputs.length > MAX_TABLE_FEATURES ||
    count * inputs.length > MAX_CELLS;
  if (isTooMuch) {
    return `${words(count)} rows of ${words(inputs.length)} inputs are too many. ${SIZE_LIMIT}`;
  }
  if (target === undefined) return 'Choose a target column.';
  if (inputs.length) return '';
  const hasNumbers = kinds.some(({ number }, column) => number && column !== target);
  return hasNumbers
    ? 'Choose at least one input column.'
    : 'The inputs must be numbers, but no column apart from the target holds numbers.';
}

/**
 * @param {Sheet} sheet
 * @param {{ row: string[], place: number, inputs: number[], target: number, classes: boolean }} options
 * @returns {string[]}
 */
function rowErrors(sheet, { row, place, inputs, target, classes }) {
  const errors = inputs.map((column) => numberError(sheet, row, place, column));
  const ofTarget = classes ? missingError : numberError;
  errors.push(ofTarget(sheet, row, place, target));
  return errors.filter(Boolean);
}

/**
 * @param {Sheet} sheet
 * @param {string[][]} rows that can be used
 * @param {{ inputs: number[], target: number, labels: string[] }} options labels: of classes, sorted
 * @returns {Table}
 */
function numbersOf({ names, decimal }, rows, { inputs, target, labels }) {
  const index = new Map(labels.map((label, place) => [label, place]));
  const read = (/** @type {string} */ cell) => readDecimal(cell, decimal);
  return {
    featureNames: inputs.map((column) => names[column]),
    classNames: labels,
    inputs: rows.map((row) => inputs.map((column) => read(row[column]))),
    targets: rows.map((row) => index.get(row[target]) ?? read(row[target])),
  };
}

/**
 * @param {Sheet} sheet
 * @param {number} place
 * @param {number} column
 */
function where({ names }, place, column) {
  return `Row ${place + 1}, ${names[column]}`;
}

/**
 * @param {Sheet} sheet
 * @param {string[]} row
 * @param {number} place
 * @param {number} column
 */
function missingError(sheet, row, place, column) {
  return isMissing(row[column]) ? `${where(sheet, place, column)} is empty` : '';
}

/**
 * @param {Sheet} sheet
 * @param {string[]} row
 * @param {number} place
 * @param {number} column
 */
function numberError(sheet, row, place, column) {
  const missing = missingError(sheet, row, place, column);
  const cell = row[column];
  if (missing || !Number.isNaN(readDecimal(cell, sheet.decimal))) return missing;
  const shown = cell.length > 30 ? `${cell.slice(0, 30)}…` : cell;
  const sign = sheet.decimal === '.' ? 'point' : 'comma';
  const why = /^[+−-]?\d[\d.,'’ ]*$/.test(cell) ? ` with a decimal ${sign}` : '';
  return `${where(sheet, place, column)}: “${shown}” is not a number${why}`;
}

/**
 * @param {number} rows
 * @param {boolean} classes
 * @param {string[]} labels
 * @param {string} name of the column
 */
function fewError(rows, classes, labels, name) {
  if (rows < 4) return `Too few usable rows: ${rows}. At least four are needed.`;
  if (!classes) return '';
  if (labels.length < 2) return `Column ${name} has only one class.`;
  if (labels.length <= MAX_CLASSES) return '';
  return `Column ${name} has ${labels.length} different values; at most ${MAX_CLASSES} classes are possible. Should the network predict a number instead?`;
}

/**
 * Numbers by value, words by alphabet.
 * @param {string[][]} rows
 * @param {number} target column
 * @param {Sheet} sheet
 * @returns {string[]}
 */
function sortedLabels(rows, target, { decimal }) {
  const labels = [...new Set(rows.map((row) => row[target]))];
  const value = (/** @type {string} */ label) => readDecimal(label, decimal);
  if (labels.some((label) => Number.isNaN(value(label)))) {
    return labels.sort((a, b) => (a < b ? -1 : 1));
  }
  return labels.sort((a, b) => value(a) - value(b));
}

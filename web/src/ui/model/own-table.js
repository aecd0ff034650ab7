// The user's own data as tables: from text that was pasted or dropped, from points that were drawn,
// and back to text for editing. Without a page, so that it can be tested.

import { MAX_TABLE_FEATURES, MAX_TABLE_SAMPLES } from '../../config/table.js';

/** @typedef {import('../../config/table.js').Table} Table */

/** @typedef {'input' | 'target' | 'ignored'} Role */

/**
 * @typedef {object} Sheet text as rows of cells
 * @property {string[]} names one per column
 * @property {string[][]} rows cells, trimmed
 * @property {boolean} hasNames whether the names stood in the text
 * @property {boolean} commas whether a comma is a decimal point
 * @property {{ number: boolean, labels: number, missing: number }[]} kinds one per column
 */

/**
 * @typedef {object} TableResult a table, or what is wrong with the text
 * @property {Table} [table]
 * @property {number} skipped rows left out
 * @property {string[]} errors
 */

const MAX_CLASSES = 256;
// More different whole numbers than this are rather a quantity than names of classes.
const USUAL_CLASSES = 12;
const MAX_CELLS = 2_000_000;
const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '?', '-']);

/** How much data there may be, in words. */
export const SIZE_LIMIT = `At most ${words(MAX_TABLE_SAMPLES)} rows, ${words(
  MAX_TABLE_FEATURES,
)} columns and ${words(MAX_CELLS)} cells.`;

/**
 * @param {string[][]} cells all rows of a parsed text
 * @param {object} [options]
 * @param {boolean} [options.header] whether the first row holds names; default: guessed
 * @param {boolean} [options.commas] whether "1,5" is a number
 * @returns {Sheet}
 */
export function makeSheet(cells, { header, commas = false } = {}) {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const filled = cells.map((row) =>
    Array.from({ length: width }, (_, column) => (row[column] ?? '').trim()),
  );
  const hasNames = header ?? looksLikeHeader(filled, commas);
  const rows = hasNames ? filled.slice(1) : filled;
  const names = Array.from(
    { length: width },
    (_, column) => (hasNames && filled[0][column]) || `column ${column + 1}`,
  );
  const kinds = names.map((_, column) => kindOf(rows, column, commas));
  return { names, rows, hasNames, commas, kinds };
}

/**
 * The usual roles: the last column is the target, other columns of numbers are inputs.
 * @param {Sheet} sheet
 * @returns {Role[]}
 */
export function guessRoles({ kinds }) {
  const last = kinds.length - 1;
  return kinds.map(({ number }, column) =>
    column === last ? 'target' : number ? 'input' : 'ignored',
  );
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
  const whole = sheet.rows.every((row) => isMissing(row[column]) || /^[+-]?\d+$/.test(row[column]));
  return whole && kind.labels <= Math.min(USUAL_CLASSES, sheet.rows.length / 2);
}

/**
 * @param {Sheet} sheet
 * @param {object} options
 * @param {Role[]} options.roles one per column
 * @param {boolean} options.classes whether the target names classes
 * @param {boolean} [options.skip] leave out rows with cells that cannot be used
 * @returns {TableResult} each error with row, column and value
 */
export function tableOf(sheet, { roles, classes, skip = false }) {
  const inputs = columnsWith(roles, 'input');
  const [target] = columnsWith(roles, 'target');
  const limit = limitError(sheet, inputs);
  if (limit) return { skipped: 0, errors: [limit] };
  if (target === undefined) return { skipped: 0, errors: ['Choose a target column.'] };
  if (!inputs.length) return { skipped: 0, errors: ['Choose at least one input column.'] };

  /** @type {string[]} */
  const errors = [];
  const usable = sheet.rows.filter((row, place) => {
    const found = [
      ...inputs.map((column) => numberError(sheet, row, place, column)),
      classes ? missingError(sheet, row, place, target) : numberError(sheet, row, place, target),
    ].filter(Boolean);
    errors.push(...found);
    return found.length === 0;
  });
  if (errors.length && !skip) return { skipped: 0, errors };

  const skipped = sheet.rows.length - usable.length;
  const read = (/** @type {string[]} */ row, /** @type {number} */ column) =>
    toNumber(row[column], sheet.commas);
  const labels = classes ? sortedLabels(usable.map((row) => row[target])) : [];
  const few = fewError(usable.length, classes, labels, sheet.names[target]);
  if (few) return { skipped, errors: [few] };
  const place = new Map(labels.map((label, index) => [label, index]));
  const table = {
    featureNames: inputs.map((column) => sheet.names[column]),
    classNames: labels,
    inputs: usable.map((row) => inputs.map((column) => read(row, column))),
    targets: usable.map((row) => (classes ? (place.get(row[target]) ?? 0) : read(row, target))),
  };
  return { table, skipped, errors: [] };
}

/**
 * @param {Table} table
 * @returns {string} comma-separated, with names, the target last
 */
export function textOf({ featureNames, classNames, inputs, targets }) {
  const quote = (/** @type {string} */ text) =>
    /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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

/** @param {string} cell */
function isMissing(cell) {
  return MISSING.has(cell.toLowerCase());
}

// NaN for what is not a number.
/**
 * @param {string} cell
 * @param {boolean} commas
 */
function toNumber(cell, commas) {
  const ascii = cell.replace('−', '-');
  const text = commas ? ascii.replace(',', '.') : ascii;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

/**
 * @param {string[][]} rows
 * @param {number} column
 * @param {boolean} commas
 */
function kindOf(rows, column, commas) {
  const present = rows.map((row) => row[column]).filter((cell) => !isMissing(cell));
  const numbers = present.filter((cell) => Number.isFinite(toNumber(cell, commas))).length;
  return {
    // A wrong cell or two do not make words of a column of numbers.
    number: present.length > 0 && numbers >= 0.8 * present.length,
    labels: new Set(present).size,
    missing: rows.length - present.length,
  };
}

// Names: no numbers in the first row, but numbers under at least one of them.
/**
 * @param {string[][]} rows
 * @param {boolean} commas
 */
function looksLikeHeader([first, ...others], commas) {
  if (!first || !others.length) return false;
  const isNumber = (/** @type {string} */ cell) => Number.isFinite(toNumber(cell, commas));
  if (first.some(isNumber)) return false;
  return first.some((_, column) => kindOf(others, column, commas).number);
}

/**
 * @param {Sheet} sheet
 * @param {number[]} inputs
 */
function limitError({ rows }, inputs) {
  const tooMany =
    rows.length > MAX_TABLE_SAMPLES ||
    inputs.length > MAX_TABLE_FEATURES ||
    rows.length * inputs.length > MAX_CELLS;
  if (!tooMany) return '';
  return `${words(rows.length)} rows of ${words(inputs.length)} inputs are too many. ${SIZE_LIMIT}`;
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
  if (missing || Number.isFinite(toNumber(row[column], sheet.commas))) return missing;
  const cell = row[column];
  const shown = cell.length > 30 ? `${cell.slice(0, 30)}…` : cell;
  return `${where(sheet, place, column)}: “${shown}” is not a number`;
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

// Numbers by value, words by alphabet.
/** @param {string[]} cells */
function sortedLabels(cells) {
  const labels = [...new Set(cells)];
  const isNumeric = labels.every((label) => Number.isFinite(toNumber(label, true)));
  if (isNumeric) return labels.sort((a, b) => toNumber(a, true) - toNumber(b, true));
  return labels.sort((a, b) => (a < b ? -1 : 1));
}

// Own data in a link: a table of numbers, compressed, in the letters that links allow.

import { RecentValues } from '../catalog/recent-values.js';
import { MAX_TABLE_LENGTH } from './config.js';

/**
 * @typedef {object} Table
 * @property {string[]} featureNames
 * @property {string[]} classNames empty: the target is a number (regression)
 * @property {number[][]} inputs one row per sample
 * @property {number[]} targets index of the class, or the number
 */

/** @typedef {import('./input-error.js').InputError} InputError */

const MAX_TEXT_BYTES = 1_000_000;
export const MAX_TABLE_FEATURES = 1000;
export const MAX_TABLE_SAMPLES = 20_000;
const MAX_CLASSES = 256;
const METHOD = 'deflate-raw';
// No compressed table begins like this: it would be a stored block with bits where zeros belong.
const KEPT = 'kept-';

// Whoever brings table after table does not fill the memory with them.
const MAX_KEPT = 16;

/** @type {RecentValues<string, Table>} by name; only as long as the page is open */
const kept = new RecentValues(MAX_KEPT);

/**
 * @param {Table} table
 * @returns {Promise<{ text?: string, problems: InputError[] }>} text of letters, digits, - and _
 */
export async function encodeTable(table) {
  const message = fault(table);
  if (message) return { problems: [{ key: 'table', value: '', message }] };
  const { featureNames, classNames, inputs, targets } = table;
  // Column by column: neighbours are alike, which compresses better.
  const columns = featureNames.map((_, feature) => inputs.map((row) => row[feature]));
  const json = JSON.stringify([featureNames, classNames, targets, ...columns]);
  const text = toBase64Url(
    await pipe(new TextEncoder().encode(json), new CompressionStream(METHOD)),
  );
  if (text.length <= MAX_TABLE_LENGTH) return { text, problems: [] };
  return {
    problems: [
      {
        key: 'table',
        value: `${inputs.length} rows`,
        message:
          `takes ${text.length} characters of the link, and ${MAX_TABLE_LENGTH} are allowed: ` +
          'use fewer rows or columns, or fewer digits',
      },
    ],
  };
}

/**
 * Keeps a table that is too large for a link, until the page is left.
 * @param {Table} table
 * @returns {{ text?: string, problems: InputError[] }} a name that stands for it in a link and
 *   means nothing elsewhere; the same for the same table
 */
export function keepTable(table) {
  const message = fault(table);
  if (message) return { problems: [{ key: 'table', value: '', message }] };
  const { featureNames, classNames, inputs, targets } = table;
  const json = JSON.stringify([featureNames, classNames, targets, inputs]);
  const text = `${KEPT}${digest(json)}`;
  kept.set(text, table);
  return { text, problems: [] };
}

/**
 * Whether text names a table that was too large for the link.
 * @param {unknown} text
 */
export function isKept(text) {
  return typeof text === 'string' && text.startsWith(KEPT);
}

/**
 * @param {string} text as encodeTable or keepTable gives it; anything else is reported
 * @returns {Promise<{ table?: Table, problems: InputError[] }>}
 */
export async function decodeTable(text) {
  if (isKept(text)) return keptTable(text);
  try {
    const bytes = await pipe(fromBase64Url(text), new DecompressionStream(METHOD));
    /** @type {any[]} unchecked until `fault` has seen it */
    const [featureNames, classNames, targets, ...columns] = JSON.parse(
      new TextDecoder().decode(bytes),
    );
    const inputs = /** @type {number[]} */ (targets).map((_, sample) =>
      columns.map((column) => column[sample]),
    );
    const table = { featureNames, classNames, inputs, targets };
    const message = fault(table);
    if (!message) return { table, problems: [] };
    return { problems: [{ key: 'table', value: '', message }] };
  } catch {
    return { problems: [{ key: 'table', value: '', message: 'cannot be read; it is left out' }] };
  }
}

/**
 * The table as the engine takes it.
 * @param {Table} table
 */
export function engineTable(table) {
  return {
    features: table.featureNames.length,
    classes: table.classNames.length,
    regression: table.classNames.length === 0,
    inputs: Float64Array.from(table.inputs.flat()),
    targets: Float64Array.from(table.targets),
    featureNames: table.featureNames,
    classNames: table.classNames,
  };
}

/**
 * @param {string} text
 * @returns {{ table?: Table, problems: InputError[] }}
 */
function keptTable(text) {
  const table = kept.get(text);
  if (table) return { table, problems: [] };
  const message =
    'is too large for a link, so it is only in the page that it was brought to; bring it again';
  return { problems: [{ key: 'table', value: '', message }] };
}

/**
 * Two FNV-1a sums as 16 hex digits: a name for a table, which protects nothing.
 * @param {string} text
 */
function digest(text) {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x01000193) ^ (second >>> 15);
  }
  return [first, second].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * What is wrong with a table.
 * @param {Table} table of any content
 * @returns {string | undefined} the rule that it breaks
 */
function fault({ featureNames, classNames, inputs, targets }) {
  /** @param {unknown} list */
  const areWords = (list) => Array.isArray(list) && list.every((word) => typeof word === 'string');
  if (!areWords(featureNames) || !areWords(classNames))
    return 'must have names of columns and classes';
  if (featureNames.length < 1 || featureNames.length > MAX_TABLE_FEATURES) {
    return `must have 1 to ${MAX_TABLE_FEATURES} columns beside the target`;
  }
  if (classNames.length === 1 || classNames.length > MAX_CLASSES) {
    return `must have 2 to ${MAX_CLASSES} classes, or none for a number`;
  }
  if (!Array.isArray(inputs) || inputs.length < 2 || inputs.length > MAX_TABLE_SAMPLES) {
    return `must have 2 to ${MAX_TABLE_SAMPLES} rows`;
  }
  /** @param {number[]} row */
  const isRow = (row) => row.length === featureNames.length && row.every(Number.isFinite);
  if (!inputs.every(isRow)) return 'must have a number in every cell';
  const classCount = classNames.length;
  /** @param {number} value */
  const isTarget = (value) =>
    classCount
      ? Number.isInteger(value) && value >= 0 && value < classCount
      : Number.isFinite(value);
  return targets.length === inputs.length && targets.every(isTarget)
    ? undefined
    : 'must have a target in every row';
}

/**
 * Stops at a size that no honest link reaches, whatever the compressed bytes promise.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} transform
 * @returns {Promise<Uint8Array>}
 * @throws {RangeError} if it is too much
 */
async function pipe(bytes, transform) {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += value.length;
    if (size > MAX_TEXT_BYTES) {
      await reader.cancel();
      throw new RangeError('the table is too large');
    }
    chunks.push(value);
  }
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} text */
function fromBase64Url(text) {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}

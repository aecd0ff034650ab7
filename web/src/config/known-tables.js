// Own data that has been decoded, by the text that stands for it in the link.

import { RecentValues } from '../catalog/recent-values.js';

/** @typedef {import('./table.js').Table} Table */

const MAX_TABLES = 32;

/** @type {RecentValues<string, Table>} */
const known = new RecentValues(MAX_TABLES);

/**
 * The table behind its text in a link.
 * @param {string | undefined} text
 * @returns {Table | undefined} undefined until `learnTable` was told, and again when many others
 *   have been asked for since
 */
export function knownTable(text) {
  return text === undefined ? undefined : known.get(text);
}

/**
 * @param {string} text
 * @param {Table} table
 */
export function learnTable(text, table) {
  known.set(text, table);
}

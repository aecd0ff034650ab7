// Own data that has been decoded: what the text in the link stands for.

/** @typedef {import('./table.js').Table} Table */

/** @type {Map<string, Table>} */
const known = new Map();

/**
 * The table behind its text in a link.
 * @param {string | undefined} text
 * @returns {Table | undefined} undefined until `learnTable` was told
 */
export function knownTable(text) {
  return known.get(text);
}

/**
 * @param {string} text
 * @param {Table} table
 */
export function learnTable(text, table) {
  known.set(text, table);
}

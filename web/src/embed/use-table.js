// A table that a host sends becomes the data of the experiment. Loaded when there is one.

import { inputError } from '../config/input-error.js';
import { normalizeConfig } from '../config/gate.js';
import { learnTable } from '../config/known-tables.js';
import { formatLink } from '../config/link.js';
import { encodeTable, keepTable } from '../config/table.js';
import { placeTable, useOwnData } from '../playground/own-data.js';
import { tableOf } from '../tables/own-table.js';
import { guessRoles, makeSheet, namesClasses } from '../tables/sheet.js';
import { splitTable } from '../tables/split-table.js';

/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('../playground/playground.js').Playground} Playground */
/** @typedef {import('../tables/sheet.js').Sheet} Sheet */

/**
 * Reads a table as the page's dialog does, and makes it what all runs train on.
 * @param {Playground} playground
 * @param {string} text of cells: any separator, with or without names
 * @param {string} [target] name of the column that is to be predicted; default: the last one that says something
 * @returns {Promise<InputError | undefined>} why it is of no use, and then nothing has changed
 */
export async function useTable(playground, text, target) {
  const { rows, separator } = splitTable(text);
  if (!rows.length) return inputError('table', '', 'must have rows of cells');
  const sheet = makeSheet(rows, { separator });
  const roles = rolesOf(sheet, target);
  if (!roles) {
    const names = sheet.names.slice(0, MOST_NAMED).join(', ');
    return inputError('target', target, `must be the name of a column, such as ${names}`);
  }
  const classes = namesClasses(sheet, roles.indexOf('target'));
  const { table, errors } = tableOf(sheet, { roles, classes });
  if (!table) return inputError('table', '', errors[0]);
  const encoded = await encodeTable(table);
  // What is too large for a link stays in this page.
  const { text: name, problems } = encoded.text ? encoded : keepTable(table);
  if (!name) return problems[0];
  learnTable(name, table);
  playground.open(linkWith(playground, name));
}

const MOST_NAMED = 8;

/**
 * @param {Sheet} sheet
 * @param {string} [target]
 * @returns {import('../tables/sheet.js').Role[] | null} null: there is no such column
 */
function rolesOf(sheet, target) {
  if (target === undefined) return guessRoles(sheet);
  const wanted = sheet.names.indexOf(target.trim());
  if (wanted < 0) return null;
  return sheet.kinds.map(({ number, index }, column) => {
    if (column === wanted) return 'target';
    return number && !index ? 'input' : 'ignored';
  });
}

/**
 * @param {Playground} playground
 * @param {string} table
 */
function linkWith({ config, catalog }, table) {
  const next = structuredClone(config);
  useOwnData(next, catalog, table);
  placeTable(next, catalog, table);
  // What should be reproduced is another experiment now.
  delete next.fingerprint;
  return formatLink(normalizeConfig(next, catalog), catalog);
}

// The gate for every experiment from outside: drafts of links (read-link.js), messages, stored files,
// programs. What is not valid is reported and left out or replaced; the engine checks once more.

import { indexCatalog } from '../catalog/catalog-index.js';
import { MAX_RUNS, MAX_TABLE_LENGTH } from './config.js';
import { fieldsOf, objectOf, readWord, tellUnknown } from './fields.js';
import { isFingerprint } from './fingerprint.js';
import { inputError, placed } from './input-error.js';
import { readLine } from './line.js';
import { readRunConfig } from './run-gate.js';
import { readSettings } from './settings-gate.js';
import { sparseSettings } from './settings.js';
import { TASK, readTask } from './task.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./config.js').Config} Config */
/** @typedef {import('./input-error.js').InputError} InputError */
/** @typedef {import('./input-error.js').Report} Report */

const FIELDS = ['version', 'settings', 'runs', 'table', 'fingerprint', 'title', 'note', ...TASK];
const VERSION = '1';
const VERSION_RULE = `is not a known version; the link is read as version ${VERSION}`;
const FINGERPRINT_RULE = 'must be 16 hexadecimal digits; it is left out';
const TABLE_RULE = 'is not own data as this page writes it; it is left out';

/**
 * The experiment in canonical form. What is not valid is left out or clamped; nothing that is plain
 * data makes this throw.
 * @param {unknown} given an experiment, or the draft of a link
 * @param {Catalog} catalog
 * @param {(error: InputError) => void} [report] told of everything that is not valid
 * @returns {Config}
 */
export function normalizeConfig(given, catalog, report = () => {}) {
  const index = indexCatalog(catalog);
  /** @type {Report} */
  const tell = (key, value, message) => report(inputError(key, value, message));
  const fields = fieldsOf(given);
  tellUnknown(fields, FIELDS, tell);
  readWord(fields.version, 'v', (text) => text === VERSION, VERSION_RULE, tell);
  const fingerprint = readWord(fields.fingerprint, 'fp', isFingerprint, FINGERPRINT_RULE, tell);
  const table = readWord(fields.table, 'table', isTable, TABLE_RULE, tell);
  const title = readLine(fields.title, 'title', tell);
  const note = readLine(fields.note, 'note', tell);
  const settings = sparseSettings(
    readSettings(objectOf(fields.settings, 'settings', tell), index, tell),
    index,
  );
  const runs = listOf(fields.runs, tell).flatMap((run, i) => {
    const read = readRunConfig(run, settings, catalog, placed(i, tell));
    return read ? [read] : [];
  });
  return {
    version: 1,
    settings,
    runs,
    ...(title && { title }),
    ...(note && { note }),
    ...readTask(fields, tell),
    ...(table && { table }),
    ...(fingerprint && { fingerprint: fingerprint.toLowerCase() }),
  };
}

/**
 * Whether text has the form of own data in a link.
 * @param {unknown} text
 */
export function isTable(text) {
  return typeof text === 'string' && text.length <= MAX_TABLE_LENGTH && /^[\w-]+$/.test(text);
}

/**
 * @param {unknown} runs
 * @param {Report} tell
 * @returns {unknown[]} as many as an experiment can have
 */
function listOf(runs, tell) {
  if (!Array.isArray(runs)) {
    if (runs !== undefined) tell('runs', runs, 'must be a list of runs; it is left out');
    return [];
  }
  if (runs.length > MAX_RUNS) {
    tell('runs', runs.length, `there can be at most ${MAX_RUNS}; the rest are left out`);
  }
  return runs.slice(0, MAX_RUNS);
}

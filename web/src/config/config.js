// An experiment as plain data. Canonical: only what differs from the defaults, in the catalog's
// order, so that equal experiments are equal data.

import { indexCatalog } from '../catalog/catalog-index.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').IndexedEntry} IndexedEntry */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */

/**
 * @typedef {object} RunConfig
 * @property {string} optimizer id
 * @property {Values} params
 * @property {string} schedule id
 * @property {Values} scheduleParams
 * @property {number} warmup updates; 0: none
 * @property {string} warmupKind id of a warm-up
 * @property {Values} warmupParams
 * @property {Array<{ id: string, params: Values }>} wrappers innermost first
 * @property {Values} overrides settings of this run only
 * @property {string} label empty: made from the definition
 * @property {number | null} color 0..7; null: by place
 * @property {boolean} visible
 */

/**
 * @typedef {object} Experiment
 * @property {1} version
 * @property {Values} settings
 * @property {RunConfig[]} runs
 * @property {string} [title] what it is about, plain text
 * @property {string} [note] more about it, plain text
 * @property {string} [table] own data, as encodeTable gives it
 * @property {string} [fingerprint] 16 hex digits that training should reproduce, see fingerprint.js
 */

/** @typedef {Experiment & import('./task.js').Task} Config */

export const MAX_RUNS = 16;
export const COLORS = 8;
export const MAX_LABEL_LENGTH = 60;
export const MAX_TABLE_LENGTH = 6000;

/**
 * @returns {Config} the empty experiment: every setting at its default, no runs
 */
export function emptyConfig() {
  return { version: 1, settings: {}, runs: [] };
}

/**
 * A run with every parameter at its default.
 * @param {string} optimizer id
 * @param {Catalog} catalog
 * @returns {RunConfig}
 */
export function emptyRun(optimizer, catalog) {
  const index = indexCatalog(catalog);
  return {
    optimizer,
    params: {},
    schedule: index.defaultSchedule,
    scheduleParams: {},
    warmup: 0,
    warmupKind: index.defaultWarmup,
    warmupParams: {},
    wrappers: [],
    overrides: {},
    label: '',
    color: null,
    visible: true,
  };
}

/**
 * The length of a warm-up as a parameter. A length of 0 is none, whatever the entry allows, and so
 * is one that is not set.
 * @param {IndexedEntry} kind of warm-up
 * @returns {Param}
 */
export function warmupLength(kind) {
  const length = kind.paramById.get('warmup');
  if (!length) throw new Error(`The warm-up ${kind.id} has no length.`);
  return { ...length, optional: false, min: 0, minExcluded: false };
}

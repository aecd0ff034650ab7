// Everything that can be edited about an experiment, as plain functions that change a configuration.

import { indexCatalog } from '../catalog/catalog-index.js';
import { anotherRun, insertRun } from './run-list.js';
import { labelAfter } from './run-label.js';

export { removeRun, soloRun } from './run-list.js';
export { useOwnData } from './own-data.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

/**
 * @param {Config} config changed
 * @param {string} key a setting, or "<setting>.<parameter>"
 * @param {Value} value
 */
export function setSetting(config, key, value) {
  config.settings[key] = value;
}

/**
 * Whether a setting chooses the problem: what is trained is another experiment then.
 * @param {string} key
 * @param {Catalog} catalog
 */
export function isProblemKey(key, catalog) {
  const family = indexCatalog(catalog).settingById.get(key)?.family;
  return key === 'problem' || family === 'datasets' || family === 'surfaces';
}

/**
 * Changes a run; a label that named what the run no longer is goes.
 * @param {RunConfig} run changed
 * @param {(run: RunConfig) => void} change
 * @param {Catalog} catalog
 */
export function changeRun(run, change, catalog) {
  const before = structuredClone(run);
  change(run);
  run.label = labelAfter(before, run, catalog);
}

/**
 * Gives a run another optimizer. The rate of one means nothing to another, so parameters start anew.
 * @param {RunConfig} run changed
 * @param {string} id
 * @param {Values} params that suit the optimizer
 */
export function setOptimizer(run, id, params) {
  Object.assign(run, { optimizer: id, params });
}

/**
 * Adds a run after the last.
 * @param {RunConfig[]} runs changed
 * @param {Catalog} catalog
 * @param {(entry: Entry, run: RunConfig) => Values} paramsOf parameters that suit an optimizer
 * @param {string} [id] of its optimizer; none: the first plain one that is not there yet
 */
export function addRun(runs, catalog, paramsOf, id) {
  insertRun(runs, runs.length, anotherRun(runs, catalog, paramsOf, id));
}

/**
 * @param {RunConfig[]} runs changed
 * @param {number} index of the original; the copy comes behind it
 */
export function duplicateRun(runs, index) {
  insertRun(runs, index + 1, structuredClone(runs[index]));
}

/**
 * Adds a run after the last.
 * @param {RunConfig[]} runs changed
 * @param {RunConfig} run copied
 */
export function appendRun(runs, run) {
  insertRun(runs, runs.length, structuredClone(run));
}

// The problem of an experiment: data that is fitted, or a surface.

import { findEntry } from '../catalog/entries.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { knownTable } from './known-tables.js';
import { settingValue } from './settings.js';

/** @typedef {import('../catalog/catalog-index.js').IndexedEntry} IndexedEntry */

/**
 * @typedef {object} ProblemInfo
 * @property {boolean} surface whether it is a surface; the data set does not matter then
 * @property {IndexedEntry | undefined} dataset own data is described by its table, as far as that
 *   is known
 * @property {number} imageWidth pixels of a picture's side; 0: the data are no pictures
 */

/**
 * What the problem of an experiment is, as far as pictures care.
 * @param {import('./config.js').Config} config
 * @param {import('../catalog/catalog-index.js').Catalog} catalog
 * @returns {ProblemInfo}
 */
export function problemOf(config, catalog) {
  const index = indexCatalog(catalog);
  const surface = settingValue(config.settings, 'problem', index) === 'surface';
  const id = settingValue(config.settings, 'data', index);
  const dataset = describedByTable(findEntry(catalog, 'datasets', String(id)), config.table);
  return { surface, dataset, imageWidth: surface ? 0 : imageWidth(dataset) };
}

/**
 * @param {IndexedEntry | undefined} entry
 * @param {string | undefined} text own data in the link
 * @returns {IndexedEntry | undefined}
 */
function describedByTable(entry, text) {
  const table = entry?.own ? knownTable(text) : undefined;
  if (!entry || !table) return entry;
  const classes = table.classNames.length;
  const task = classes === 0 ? 'regression' : classes === 2 ? 'binary' : 'multiclass';
  return { ...entry, task, classes, features: table.featureNames.length };
}

/**
 * Real data with a square number of features from 7 x 7 on are pictures.
 * @param {IndexedEntry | undefined} dataset
 */
function imageWidth(dataset) {
  if (!dataset?.file) return 0;
  if (dataset.imageWidth !== undefined) return dataset.imageWidth;
  const width = Math.sqrt(dataset.features ?? 0);
  return Number.isInteger(width) && width >= 7 ? width : 0;
}

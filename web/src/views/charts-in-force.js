// Which charts there can be, and which there are.

import { indexCatalog } from '../catalog/catalog-index.js';
import { problemOf } from '../config/problem.js';
import { settingValue } from '../config/settings.js';
import { onSurface } from '../wasm/first-views.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */

/**
 * @param {Catalog} catalog
 * @returns {string[]} the charts there can be, in the order of lists
 */
export function chartIds(catalog) {
  return catalog.settings.find(({ id }) => id === 'views')?.choices ?? [];
}

/**
 * The charts of an experiment. A chart that does not suit a test surface is replaced there.
 * @param {{ catalog: Catalog, config: Config }} experiment
 * @param {string[]} [wanted] default: the setting
 * @returns {string[]}
 */
export function chartsInForce({ catalog, config }, wanted) {
  const index = indexCatalog(catalog);
  const ids = wanted ?? /** @type {string[]} */ (settingValue(config.settings, 'views', index));
  if (!problemOf(config, catalog).surface) return ids;
  return [...new Set(ids.map((id) => onSurface[id] ?? id))];
}

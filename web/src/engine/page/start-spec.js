// Tells which runs the start module can train: those whose entries are all in it. The catalog marks them.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingValue } from '../../config/settings.js';

/** @typedef {import('../../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

/**
 * @param {import('../../config/spec.js').RunSpec} spec
 * @param {import('../../catalog/catalog-index.js').Catalog} catalog
 * @returns {boolean}
 */
export function isStartSpec(spec, catalog) {
  const index = indexCatalog(catalog);
  /** @param {string} key */
  const valueOf = (key) => settingValue(spec.settings, key, index);
  if (valueOf('problem') === 'surface') return false;
  const factors = valueOf('layer_rates');
  if (Array.isArray(factors) && factors.length) return false;
  /**
   * @param {string} family
   * @param {unknown} id
   */
  const isIn = (family, id) => entryOf(index, family, id)?.inStart === true;
  return (
    [spec.optimizer, ...spec.wrappers].every(({ id }) => isIn('optimizers', id)) &&
    [spec.schedule, spec.warmup].every((schedule) => !schedule || isIn('schedules', schedule.id)) &&
    index.settings.every((/** @type {Param} */ { id, family }) => {
      // The start module has no surface, and nothing to do with one; a choice such as "none" or "auto"
      // is no entry.
      if (!family || family === 'surfaces') return true;
      return !entryOf(index, family, valueOf(id)) || isIn(family, valueOf(id));
    })
  );
}

/**
 * @param {CatalogIndex} index
 * @param {string} family
 * @param {unknown} id
 */
function entryOf(index, family, id) {
  return index.entry(family, String(id));
}

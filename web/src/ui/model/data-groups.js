// The data sets in groups, as one chooses among them.

import { findEntry } from '../../catalog/entries.js';
import { choicesOf } from '../../catalog/params.js';
import { emptyConfig } from '../../config/config.js';
import { problemOf } from '../../config/problem.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../elements/controls/grouped-options.js').Choice} Choice */

const NAMES = /** @type {const} */ ([
  'Two-dimensional classes',
  'Curves',
  'Heights over the plane',
  'Tables',
  'Images',
  'Your own',
]);

/** @typedef {{ name: typeof NAMES[number], choices: Choice[] }} DataGroup */

/**
 * @param {Catalog} catalog
 * @param {Param} spec of the setting that names a data set
 * @returns {DataGroup[]} each with at least one data set
 */
export function dataGroups(catalog, spec) {
  const choices = choicesOf(catalog, spec);
  return NAMES.map((name) => ({
    name,
    choices: choices.filter(({ id }) => groupOf(id, spec, catalog) === name),
  })).filter((group) => group.choices.length > 0);
}

/**
 * @param {string} id of a data set
 * @param {Param} spec
 * @param {Catalog} catalog
 * @returns {typeof NAMES[number]}
 */
function groupOf(id, spec, catalog) {
  const entry = findEntry(catalog, 'datasets', id);
  if (entry?.own) return 'Your own';
  if (entry?.file) {
    const config = { ...emptyConfig(), settings: { [spec.id]: id } };
    return problemOf(config, catalog).imageWidth ? 'Images' : 'Tables';
  }
  if (entry?.features === 1) return 'Curves';
  return entry?.task === 'regression' ? 'Heights over the plane' : 'Two-dimensional classes';
}

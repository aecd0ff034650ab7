// Parameters as controls, tables and editors want them. No first curve does.

import { indexCatalog } from './catalog-index.js';
import { ownValue, sameValue, setOwnValue } from './entries.js';

/** @typedef {import('./catalog-index.js').Catalog} Catalog */
/** @typedef {import('./catalog-index.js').Param} Param */
/** @typedef {import('./catalog-index.js').Value} Value */
/** @typedef {import('./catalog-index.js').Values} Values */

/**
 * @typedef {object} Choice
 * @property {string} id
 * @property {string} name
 * @property {string} group empty: none
 * @property {string} summary empty until the texts of the catalog are there
 */

/**
 * The choices of a parameter, with what the catalog says about them.
 * @param {Catalog} catalog
 * @param {Param} param of type "choice", or a list of words
 * @returns {Choice[]}
 */
export function choicesOf(catalog, param) {
  const index = indexCatalog(catalog);
  return param.choices.map((id) => {
    const entry = index.entry(param.family, id);
    return {
      id,
      name: entry?.name ?? id.replace(/[_-]/g, ' '),
      group: entry?.group ?? '',
      summary: entry?.summary ?? '',
    };
  });
}

/**
 * The parameters of an entry as they are used, defaults filled in.
 * @param {{ params: Param[] } | undefined} entry
 * @param {Values} values sparse
 * @returns {Values}
 */
export function filledParams(entry, values) {
  const used = (entry?.params ?? []).map(({ id, default: usual }) => {
    const value = ownValue(values, id);
    return [id, value === undefined ? usual : value];
  });
  return Object.fromEntries(used);
}

/**
 * The parameters that a user interface writes when an entry is picked: values with which it trains
 * a small network, where they differ from the defaults of its paper.
 * @param {{ params: Param[] } | undefined} entry
 * @returns {Values}
 */
export function startParams(entry) {
  /** @type {Values} */
  const started = {};
  for (const { id, start, default: usual } of entry?.params ?? []) {
    if (start === undefined || start === null || sameValue(start, usual)) continue;
    setOwnValue(started, id, /** @type {Value} */ (start));
  }
  return started;
}

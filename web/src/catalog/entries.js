// Questions about entries and their parameters.

import { indexCatalog } from './catalog-index.js';

/** @typedef {import('./catalog-index.js').Catalog} Catalog */
/** @typedef {import('./catalog-index.js').Family} Family */
/** @typedef {import('./catalog-index.js').Param} Param */
/** @typedef {import('./catalog-index.js').Value} Value */
/** @typedef {import('./catalog-index.js').Values} Values */

/**
 * An entry of a family, optimizers and wrappers alike.
 * @param {Catalog} catalog
 * @param {Family} family
 * @param {string | undefined} id
 */
export function findEntry(catalog, family, id) {
  return indexCatalog(catalog).entry(family, id);
}

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
 * Whether two values of one parameter are the same; one that is missing is one that is not set.
 * @param {Value | undefined} a
 * @param {Value | undefined} b
 */
export function sameValue(a, b) {
  if (!Array.isArray(a) || !Array.isArray(b)) return (a ?? null) === (b ?? null);
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/**
 * A value by its name. Users name parameters themselves, so that a name may be one that every object
 * has: "constructor".
 * @template T
 * @param {Record<string, T> | undefined} values
 * @param {string} name
 * @returns {T | undefined}
 */
export function ownValue(values, name) {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}

/**
 * Sets a value by its name, which may be one that every object has: "__proto__".
 * @template T
 * @param {Record<string, T>} values changed in place
 * @param {string} name
 * @param {T} value
 */
export function setOwnValue(values, name, value) {
  const property = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(values, name, property);
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

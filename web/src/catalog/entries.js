// Questions about entries and their parameters.

import { indexCatalog } from './catalog-index.js';

/** @typedef {import('./catalog-index.js').Catalog} Catalog */
/** @typedef {import('./catalog-index.js').Family} Family */
/** @typedef {import('./catalog-index.js').Value} Value */

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
 * @param {NoInfer<T>} value
 */
export function setOwnValue(values, name, value) {
  const property = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(values, name, property);
}

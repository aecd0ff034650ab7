// Puts the later parts of the catalog into its start, see catalog-parts.js. Loaded with them.

import { forgetIndex } from './catalog-index.js';
import { changeItem, itemsOf, mapLists, unpacked } from './catalog-parts.js';

/** @typedef {import('./catalog-index.js').Catalog} Catalog */
/** @typedef {import('./catalog-parts.js').CatalogPart} CatalogPart */
/** @typedef {import('./catalog-parts.js').Item} Item */

/**
 * Puts the rest of the structure into a catalog of the start.
 * @param {Catalog} catalog changed in place
 * @param {Record<string, unknown>} rest of the same catalog
 */
export function addRest(catalog, rest) {
  const whole = mapLists(rest, (items, family) => {
    const known = new Map(itemsOf(catalog, family).map((item) => [item.id, item]));
    return items.map((item) =>
      typeof item === 'string' ? known.get(item) : changeItem(item, unpacked),
    );
  });
  Object.assign(catalog, whole);
  forgetIndex(catalog);
}

/**
 * Puts the texts into a catalog that has none, but everything else.
 * @param {Catalog} catalog changed in place: everything that refers to it gets them
 * @param {CatalogPart} texts of the same catalog
 */
export function addTexts(catalog, texts) {
  for (const [family, items] of Object.entries(texts)) {
    if (!Array.isArray(items)) continue;
    /** @type {Item[]} */ (items).forEach(({ params = [], ...own }, i) => {
      const item = itemsOf(catalog, family)[i];
      Object.assign(item, own);
      params.forEach((param, k) => Object.assign(item.params?.[k] ?? {}, param));
    });
  }
  forgetIndex(catalog);
}

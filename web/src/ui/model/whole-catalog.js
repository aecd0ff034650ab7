// The catalog begins with what the first curve needs; the rest and the texts come after it.

import { addRest, addTexts } from '../../config/index.js';

let rest = null;
let texts = null;

/**
 * Puts everything but the texts into the catalog of the page.
 * @param {object} catalog changed in place
 * @returns {Promise<void>} when it is there; rejects if it cannot be loaded, the next call tries again
 */
export function loadRest(catalog) {
  rest ??= import('../../wasm/catalog-rest.json').then(
    (part) => addRest(catalog, part.default),
    (error) => {
      rest = null;
      throw error;
    },
  );
  return rest;
}

/**
 * Puts everything into the store's catalog: the rest, and the texts (summaries, formulas, sources).
 * @param {import('./store.js').Store} store
 * @returns {Promise<void>} when it is there
 */
export function loadWhole(store) {
  texts ??= Promise.all([import('../../wasm/catalog-texts.json'), loadRest(store.catalog)]).then(
    ([part]) => {
      addTexts(store.catalog, part.default);
      store.refresh();
    },
  );
  return texts;
}

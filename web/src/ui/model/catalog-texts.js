// The catalog's texts come after the first curve.

import { addTexts } from '../../config/index.js';

let loading = null;

/**
 * Puts the texts (summaries, formulas, sources) into the store's catalog.
 * @param {import('./store.js').Store} store
 * @returns {Promise<void>} when they are there
 */
export function loadTexts(store) {
  loading ??= import('../../wasm/catalog-texts.json').then(({ default: texts }) => {
    addTexts(store.catalog, texts);
    store.refresh();
  });
  return loading;
}

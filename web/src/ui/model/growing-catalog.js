// The catalog begins with what the first curve needs; the rest and the texts come after it.

import { unpackStart } from '../../catalog/catalog-parts.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */

/** A catalog that parts are put into: everything that refers to it gets them. */
export class GrowingCatalog {
  /** @type {Promise<void> | null} */
  #rest = null;
  /** @type {Promise<void> | null} */
  #texts = null;

  /** @param {import('../../catalog/catalog-parts.js').CatalogPart} start see unpackStart */
  constructor(start) {
    /** @type {Catalog} */
    this.catalog = unpackStart(start);
  }

  /**
   * Puts everything but the texts into the catalog.
   * @returns {Promise<void>} when it is there; rejects if it cannot be loaded, the next call tries again
   */
  loadRest() {
    this.#rest ??= this.#addRest().catch((error) => {
      this.#rest = null;
      throw error;
    });
    return this.#rest;
  }

  /**
   * Puts everything into the catalog: the rest, and the texts (summaries, formulas, sources).
   * @returns {Promise<void>} see loadRest
   */
  loadWhole() {
    this.#texts ??= this.#addTexts().catch((error) => {
      this.#texts = null;
      throw error;
    });
    return this.#texts;
  }

  async #addRest() {
    const [{ default: rest }, { addRest }] = await Promise.all([
      import('../../wasm/catalog-rest.json'),
      loadJoining(),
    ]);
    addRest(this.catalog, rest);
  }

  async #addTexts() {
    const [texts, { addTexts }] = await Promise.all([
      import('../../wasm/catalog-texts.json'),
      loadJoining(),
      this.loadRest(),
    ]);
    addTexts(this.catalog, texts.default);
  }
}

const loadJoining = () => import('../../catalog/later-parts.js');

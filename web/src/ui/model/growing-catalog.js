// The catalog begins with what the first curve needs; the rest and the texts come after it.

import { addRest, addTexts, unpackStart } from '../../catalog/catalog-parts.js';

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
  async loadRest() {
    this.#rest ??= import('../../wasm/catalog-rest.json').then((part) =>
      addRest(this.catalog, part.default),
    );
    try {
      await this.#rest;
    } catch (error) {
      this.#rest = null;
      throw error;
    }
  }

  /**
   * Puts everything into the catalog: the rest, and the texts (summaries, formulas, sources).
   * @returns {Promise<void>} see loadRest
   */
  async loadWhole() {
    this.#texts ??= this.#loadTexts();
    try {
      await this.#texts;
    } catch (error) {
      this.#texts = null;
      throw error;
    }
  }

  async #loadTexts() {
    const [part] = await Promise.all([import('../../wasm/catalog-texts.json'), this.loadRest()]);
    addTexts(this.catalog, part.default);
  }
}

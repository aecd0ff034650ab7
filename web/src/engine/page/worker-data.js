// Knows which worker has which real data sets: a worker gets each file once, when it is needed there.

import { datasetOf } from '../../config/spec.js';
import { isFile } from '../wasm/data-sets.js';

/** @typedef {import('../messages.js').DatasetMessage} DatasetMessage */

export class WorkerData {
  #catalog;
  #dataSets;
  /** @type {Map<number, Set<string>>} */
  #known = new Map();

  /**
   * @param {import('../../catalog/catalog-index.js').Catalog} catalog
   * @param {import('../wasm/data-sets.js').DataSets} dataSets
   */
  constructor(catalog, dataSets) {
    this.#catalog = catalog;
    this.#dataSets = dataSets;
  }

  /**
   * Loads the data sets of some runs.
   * @param {import('../../config/spec.js').RunSpec[]} specs
   * @returns {Promise<(worker: number) => DatasetMessage[]>} the messages that bring them to a worker: none
   *   if it has them; to be posted
   * @throws {Error} if one cannot be fetched
   */
  async load(specs) {
    const entries = new Set(specs.map((spec) => datasetOf(spec, this.#catalog)));
    /** @type {Map<string, Uint8Array>} */
    const files = new Map();
    for (const entry of entries) {
      if (isFile(entry)) files.set(entry.id, await this.#dataSets.load(entry));
    }
    return (worker) => [...files].flatMap(([id, file]) => this.#messages(worker, id, file));
  }

  /** @param {number} worker that is gone with everything in it */
  forget(worker) {
    this.#known.delete(worker);
  }

  /**
   * @param {number} worker
   * @param {string} id
   * @param {Uint8Array} file
   * @returns {DatasetMessage[]}
   */
  #messages(worker, id, file) {
    const known = this.#known.get(worker) ?? new Set();
    this.#known.set(worker, known);
    if (known.has(id)) return [];
    known.add(id);
    return [{ type: 'dataset', id, bytes: file.slice() }];
  }
}

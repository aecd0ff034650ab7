// Which worker has the files of which real data sets: each gets one once, when it is needed there.

import { datasetOf } from '../../config/spec.js';

export class WorkerData {
  #catalog;
  #dataSets;
  #known = new Map();

  /**
   * @param {object} catalog
   * @param {import('../wasm/data-sets.js').DataSets} dataSets
   */
  constructor(catalog, dataSets) {
    this.#catalog = catalog;
    this.#dataSets = dataSets;
  }

  /**
   * Loads the data sets of some runs.
   * @param {import('../../config/spec.js').RunSpec[]} specs
   * @returns {Promise<(worker: number) => object[]>} the messages that bring them to a worker: none
   *   if it has them; to be posted
   * @throws {Error} if one cannot be fetched
   */
  async load(specs) {
    const entries = new Set(specs.map((spec) => datasetOf(spec, this.#catalog)));
    const files = [];
    for (const entry of entries) {
      if (entry?.file) files.push([entry.id, await this.#dataSets.load(entry)]);
    }
    return (worker) => files.flatMap(([id, file]) => this.#messages(worker, id, file));
  }

  /** @param {number} worker that is gone with everything in it */
  forget(worker) {
    this.#known.delete(worker);
  }

  #messages(worker, id, file) {
    const known = this.#known.get(worker) ?? new Set();
    this.#known.set(worker, known);
    if (known.has(id)) return [];
    known.add(id);
    return [{ type: 'dataset', id, bytes: file.slice() }];
  }
}

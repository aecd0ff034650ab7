// Files of real data sets: fetched when a run needs one, once.

import { fetchOk, readFileIfNode } from './wasm-module.js';

export class DataSets {
  /** @param {() => URL} base folder of the files */
  constructor(base) {
    this.base = base;
    this.files = new Map();
  }

  /**
   * @param {object} entry of the catalog, with a file
   * @returns {Promise<Uint8Array>}
   * @throws {Error} if it cannot be fetched; a later call tries again
   */
  load(entry) {
    if (!this.files.has(entry.id)) {
      const loading = this.fetch(entry);
      this.files.set(entry.id, loading);
      loading.catch(() => this.files.delete(entry.id));
    }
    return this.files.get(entry.id);
  }

  async fetch(entry) {
    const url = new URL(entry.file, this.base());
    // Node's fetch does not read files.
    const file = readFileIfNode(url);
    if (file) return file;
    const response = await fetchOk(url);
    return new Uint8Array(await response.arrayBuffer());
  }
}

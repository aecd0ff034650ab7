// Fetches the files of real data sets, each once, when a run needs it.

import { fetchOk, readFileIfNode } from './fetch-file.js';
import { messageOf } from './message-of.js';

/** @typedef {{ id: string, file: string }} DataFile an entry of a data set that is a file */

/**
 * @param {import('../../catalog/catalog-index.js').Entry | undefined} entry of a data set
 * @returns {entry is import('../../catalog/catalog-index.js').Entry & DataFile}
 */
export function isFile(entry) {
  return Boolean(entry?.file);
}

export class DataSets {
  /** @param {() => URL} base folder of the files */
  constructor(base) {
    this.base = base;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.files = new Map();
  }

  /**
   * @param {DataFile} entry of the catalog
   * @returns {Promise<Uint8Array>}
   * @throws {Error} if it cannot be fetched; a later call tries again
   */
  load(entry) {
    const known = this.files.get(entry.id);
    if (known) return known;
    const loading = this.fetch(entry);
    this.files.set(entry.id, loading);
    loading.catch(() => this.files.delete(entry.id));
    return loading;
  }

  /** @param {DataFile} entry */
  async fetch(entry) {
    const url = new URL(entry.file, this.base());
    // Node's fetch does not read files.
    const file = readFileIfNode(url);
    if (file) return file;
    const response = await fetchOk(url);
    const bytes = await response.arrayBuffer().catch((error) => {
      throw new Error(`${url}: broke off (${messageOf(error)})`, { cause: error });
    });
    return new Uint8Array(bytes);
  }
}

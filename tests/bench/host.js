// Holds one session and answers what the benchmark asks for; the same in Node and in the browser.

import { readMaterial } from './material.js';
import { measure } from './session.js';
import { cellOf } from './workloads.js';

/**
 * @typedef {object} Surroundings
 * @property {(name: string) => Promise<{ open: import('./engines.js').Open }>} loadEngine
 * @property {(cellId: string) => (part: import('./material.js').Part) => Promise<Uint8Array>} readerOf
 * @property {{ tfjsWasmFolder: string }} environment
 */

export class Host {
  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.surroundings = surroundings;
    this.session = null;
  }

  /**
   * @param {string} engine name of the module
   * @param {string} cellId
   */
  async open(engine, cellId) {
    const { loadEngine, readerOf, environment } = this.surroundings;
    const cell = cellOf(cellId);
    const [{ open }, material] = await Promise.all([
      loadEngine(engine),
      readMaterial(cell, readerOf(cellId)),
    ]);
    this.session = await open(cell, material, environment);
  }

  /** @param {number} steps */
  async advance(steps) {
    await this.session.advance(steps);
  }

  /**
   * @param {{ seconds: number, warmup: number }} times
   * @returns {Promise<import('./session.js').Measurement>}
   */
  measure(times) {
    return measure(this.session, times);
  }

  /** @returns {Promise<number[]>} plain numbers cross every boundary */
  async parameters() {
    return Array.from(await this.session.parameters());
  }

  close() {
    this.session.close();
    this.session = null;
  }
}

// What the charts say in words, at a calm pace. Loaded after the first curve.

import { narrate } from '../../narrator/narrate.js';

/** @typedef {import('../../narrator/narrate.js').Narration} Told */
/** @typedef {import('../../views/view.js').Scene} Scene */

// Sentences are read: they may change as often as this, in milliseconds.
const INTERVAL = 700;

/** The sentences about one store. Owns a timer: call dispose(). */
export class Narration {
  #store;
  #tell;
  /** @type {Told | null} */
  #told = null;
  #key = '';
  /** @type {object | null} */
  #frame = null;
  #since = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import('../model/store.js').Store} store
   * @param {() => void} tell there may be something new to say
   */
  constructor(store, tell) {
    this.#store = store;
    this.#tell = tell;
  }

  dispose() {
    clearTimeout(this.#timer);
  }

  /**
   * @param {Scene} scene
   * @returns {Told} some moments old while it trains
   */
  of(scene) {
    const key = [this.#store.link, ...(scene.options.reasons?.values() ?? [])].join();
    const isSame = key === this.#key;
    if (this.#told && isSame && this.#frame === scene.frame) return this.#told;
    const wait = this.#since + INTERVAL - performance.now();
    if (this.#told && isSame && wait > 0 && this.#store.frame?.playing) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#tell, wait);
      return this.#told;
    }
    this.#told = narrate(scene);
    this.#key = key;
    this.#frame = scene.frame;
    this.#since = performance.now();
    return this.#told;
  }
}

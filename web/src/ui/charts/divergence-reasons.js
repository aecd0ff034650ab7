// Asks why runs diverged, once for each. Loaded after the first curve.

import { shownRuns } from '../../views/curves/shown-runs.js';
import { divergenceReason } from '../../views/loss/reason.js';

/** @typedef {import('../../views/curves/shown-runs.js').ShownRun} ShownRun */
/** @typedef {import('../../views/view.js').Scene} Scene */

export class DivergenceReasons {
  #store;
  #tell;
  /** @type {Map<string, string>} by the key of a run; empty while nobody knows */
  #words = new Map();

  /**
   * @param {import('../model/store.js').Store} store
   * @param {() => void} tell something became known
   */
  constructor(store, tell) {
    this.#store = store;
    this.#tell = tell;
  }

  /**
   * @param {Scene} scene
   * @returns {Map<string, string>} what is known by now
   */
  of(scene) {
    for (const run of shownRuns(scene).runs) {
      if (run.view.status !== 'diverged' || this.#words.has(run.view.key)) continue;
      this.#words.set(run.view.key, '');
      this.#ask(scene, run);
    }
    return this.#words;
  }

  /**
   * @param {Scene} scene
   * @param {ShownRun} run
   */
  async #ask(scene, run) {
    const compute = this.#store.compute.bind(this.#store);
    const words = await divergenceReason(compute, scene, run);
    if (!words) return;
    this.#words.set(run.view.key, words);
    this.#tell();
  }
}

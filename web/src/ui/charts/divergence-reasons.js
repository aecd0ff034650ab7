// Asks why runs diverged, once for each. Loaded after the first curve.

import { runSpec } from '../../config/spec.js';
import { rateAt } from '../../views/curves/rate-at.js';
import { isNoisy } from '../../views/curves/noise.js';
import { shownRuns } from '../../views/curves/shown-runs.js';
import { stabilityWords } from '../../views/loss/stability.js';

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
  async #ask({ config, catalog }, run) {
    const spec = runSpec(config, run.view.index, catalog);
    // It is a bonus: a run that cannot be made again has no reason.
    const start = await this.#store.compute('stability', { spec }).catch(() => null);
    const noisy = isNoisy({ config, catalog }, run.view);
    const words = start ? stabilityWords(start, rateAt(run, 0), noisy) : '';
    if (!words) return;
    this.#words.set(run.view.key, words);
    this.#tell();
  }
}

// Keeps the runs of the experiment, and places them in workers.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingValue } from '../../config/settings.js';
import { datasetOf, runSpec } from '../../config/spec.js';
import { fullSpec } from './full-specs.js';
import { leastLoaded, runToMove } from './worker-load.js';
import { messageOf } from '../wasm/message-of.js';
import { RunState } from './run-state.js';

/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../wasm/bindings.js').FullSpec} FullSpec */

/**
 * @typedef {object} PlacedRunsOptions
 * @property {import('../../catalog/catalog-index.js').Catalog} catalog
 * @property {import('./pool.js').WorkerPool} pool
 * @property {import('./engine-modules.js').EngineModules} modules
 * @property {import('./worker-data.js').WorkerData} data
 * @property {import('./transport.js').Transport} transport where all runs should be
 * @property {(error: unknown) => void} onFailed a run could not be placed
 */

export class PlacedRuns {
  #nextName = 1;
  #pool;
  #modules;
  #data;
  #transport;
  #onFailed;

  /** @param {PlacedRunsOptions} options */
  constructor({ catalog, pool, modules, data, transport, onFailed }) {
    /** @type {Config} */
    this.config = { version: 1, settings: {}, runs: [] };
    this.catalog = catalog;
    this.#pool = pool;
    this.#modules = modules;
    this.#data = data;
    this.#transport = transport;
    this.#onFailed = onFailed;
    /** @type {RunState[]} in the order of the experiment */
    this.runs = [];
  }

  /** The step that views show: of the run that is behind, as long as one trains. */
  get shownStep() {
    const live = this.runs.filter((run) => run.isLive);
    if (live.length) return Math.min(...live.map((run) => run.shownStep));
    return this.#most('shownStep');
  }

  /** The last step that any run has been to. */
  get farthestStep() {
    return this.#most('farthestStep');
  }

  /** The last step of any run. */
  get steps() {
    return this.#most('steps');
  }

  /** @param {'shownStep' | 'farthestStep' | 'steps'} key */
  #most(key) {
    return Math.max(0, ...this.runs.map((run) => run[key]));
  }

  /**
   * Takes over an experiment: runs whose definition did not change stay where they are.
   * @param {Config} config canonical
   * @returns {boolean} whether none is left, so that all begin at step 0
   */
  configure(config) {
    this.config = config;
    const old = [...this.runs];
    this.runs = config.runs.map((_, index) => this.#takeOver(index, old));
    for (const run of old) this.#drop(run);
    const beginsAnew = !this.runs.some((run) => run.handle && run.phase !== 'invalid');
    if (beginsAnew) this.#transport.rewind();
    for (const run of this.runs) if (!run.handle) this.#place(run);
    return beginsAnew;
  }

  /** Every run begins again from nothing. */
  startOver() {
    for (const run of this.runs) {
      run.startOver();
      this.#place(run);
    }
  }

  /** Runs that could not be placed, through no fault of theirs, are placed again. */
  placeFailed() {
    for (const run of this.runs.filter(({ phase, failures }) => phase === 'failed' && !failures)) {
      run.message = '';
      run.repeat();
      this.#place(run);
    }
  }

  /**
   * Runs that soon are where they were train again, so that all of them is recorded. Those of the
   * start module, which records nothing, have to move anyway.
   */
  repeat() {
    for (const run of this.runs.filter(({ canRepeat, isSmall }) => canRepeat && !isSmall)) {
      run.repeat();
      this.#place(run);
    }
  }

  /**
   * Moves runs out of the start module.
   * @returns {Promise<void>} when they have begun again
   */
  async upgrade() {
    await Promise.all(this.runs.filter(({ isSmall }) => isSmall).map((run) => this.#move(run)));
  }

  /**
   * The start module finds problems with a run, but has no words for them: the full one makes it, and
   * says what is wrong.
   * @param {RunState} run
   */
  explain(run) {
    this.#place(run, { inFull: true });
  }

  /** Moves a run if that shortens the rounds. */
  balance() {
    const run = runToMove(this.runs, this.#pool.size);
    if (run) this.#move(run);
  }

  /**
   * A worker is lost: its runs start again elsewhere and train to where they were.
   * @param {number} worker
   * @param {import('./pool.js').LossReason} reason
   * @param {(run: RunState) => boolean} isAtWork whether the worker was told to train it
   */
  restore(worker, { key, message }, isAtWork) {
    this.#data.forget(worker);
    const lost = this.runs.filter((run) => run.worker === worker);
    const atWork = lost.filter((run) => run.phase === 'creating' || isAtWork(run));
    for (const run of lost) {
      run.worker = -1;
      const isBlamed = key ? run.handle === key : atWork.includes(run);
      // Which of several it was shows when each has to train by itself.
      if (isBlamed) run.suspectTo = Math.max(1, this.#transport.target);
      run.fail(message, isBlamed);
      if (run.phase !== 'failed') this.#place(run);
    }
  }

  /**
   * @param {string} handle
   * @returns {RunState | undefined}
   */
  byHandle(handle) {
    return this.runs.find((run) => run.handle === handle);
  }

  /**
   * @param {RunState} run
   * @returns {Promise<FullSpec>} what a worker is told about it
   */
  fullSpec(run) {
    return fullSpec(run.spec, this.config, this.catalog);
  }

  /**
   * A run of the old ones with the same definition, or a new one.
   * @param {number} index
   * @param {RunState[]} old without those that were taken over
   */
  #takeOver(index, old) {
    const spec = runSpec(this.config, index, this.catalog);
    const isOwn = datasetOf(spec, this.catalog)?.own;
    const identity = JSON.stringify([spec, isOwn ? this.config.table : '']);
    const found = old.findIndex((run) => run.identity === identity && run.phase !== 'failed');
    const [run = new RunState(`run-${this.#nextName++}`, identity, spec)] =
      found >= 0 ? old.splice(found, 1) : [];
    run.index = index;
    run.steps = Number(settingValue(spec.settings, 'steps', indexCatalog(this.catalog)));
    return run;
  }

  /** @param {RunState} run */
  #drop(run) {
    if (run.worker >= 0) this.#pool.post(run.worker, { type: 'remove', key: run.handle });
  }

  /** @param {RunState} run */
  #move(run) {
    run.move();
    return this.#place(run);
  }

  /**
   * Begins a run, again if it was in some worker, in the one that has least to do.
   * @param {RunState} run
   * @param {{ inFull?: boolean }} [how] inFull: not in the start module
   */
  async #place(run, { inFull = false } = {}) {
    this.#drop(run);
    const handle = `handle-${this.#nextName++}`;
    run.restart(handle);
    // It may have been on its way back.
    run.restoreTo = Math.min(run.restoreTo, this.#transport.target);
    try {
      const bring = await this.#data.load([run.spec]);
      const spec = await this.fullSpec(run);
      await (inFull ? this.#modules.complete() : this.#modules.provide(run.spec));
      if (this.#pool.isDisposed || run.handle !== handle || !this.runs.includes(run)) return;
      run.worker = leastLoaded(this.runs, this.#pool.size);
      for (const message of bring(run.worker)) this.#pool.post(run.worker, message);
      run.phase = 'creating';
      run.isSmall = this.#modules.isSmall;
      this.#pool.post(run.worker, { type: 'create', key: handle, spec });
    } catch (error) {
      if (run.handle !== handle) return;
      run.giveUp(messageOf(error));
      this.#onFailed(error);
    }
  }
}

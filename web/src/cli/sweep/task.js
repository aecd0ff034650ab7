// Makes one task of a sweep: trains what is not there yet, and keeps each result at once.

import createModule from '../../wasm/playground.js';
import { messageOf } from '../../engine/wasm/message-of.js';
import { instantiate } from '../../engine/wasm/instantiate.js';
import { refusedTrial, trainToEnd } from '../../engine/worker/trial.js';

/** @typedef {import('../../engine/wasm/bindings.js').EngineTable} EngineTable */
/** @typedef {import('../../engine/wasm/bindings.js').FullSpec} FullSpec */
/** @typedef {import('../../engine/wasm/bindings.js').RawEngine} RawEngine */
/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {import('./results.js').Results} Results */

/**
 * @typedef {object} Material what all trainings of a sweep need; it can be sent to a thread
 * @property {WebAssembly.Module} module
 * @property {Array<[string, Uint8Array]>} dataSets real ones, by their ids
 * @property {EngineTable} [table] own data
 */

/**
 * @typedef {object} Task
 * @property {number} task
 * @property {{ training: number, spec: FullSpec }[]} trainings
 */

// An engine whose memory is exhausted stays broken, and what broke it may have been another training.
const MAX_ATTEMPTS = 2;

export class Trainer {
  #material;
  /** @type {RawEngine | null} */
  #engine = null;

  /** @param {Material} material */
  constructor(material) {
    this.#material = material;
  }

  /**
   * @param {Task} task
   * @param {Results} results
   * @param {object} options
   * @param {(training: number) => void} options.onMade
   * @param {() => boolean} [options.isStopped] asked between trainings
   */
  async perform({ task, trainings }, results, { onMade, isStopped = () => false }) {
    const made = results.read(task);
    for (const { training, spec } of trainings) {
      if (made.has(training)) continue;
      if (isStopped()) return;
      const trial = await this.#train(spec);
      results.add(task, training, trial);
      made.set(training, trial);
      onMade(training);
    }
    if (!results.isWhole(task)) results.finish(task, made);
  }

  /**
   * @param {FullSpec} spec
   * @returns {Promise<Trial>}
   */
  async #train(spec) {
    const { table } = this.#material;
    let message = '';
    for (let attempt = 0; attempt < MAX_ATTEMPTS; ++attempt) {
      this.#engine ??= await engineOf(this.#material);
      try {
        return finished(trainToEnd(this.#engine, table ? { ...spec, table } : spec));
      } catch (error) {
        message = messageOf(error);
        this.#engine = null;
      }
    }
    return refusedTrial(message, 'failed');
  }
}

/** @param {Material} material */
async function engineOf({ module, dataSets }) {
  const engine = await instantiate(createModule, module);
  for (const [id, bytes] of dataSets) engine.addDataset(id, bytes);
  return engine;
}

/** @param {Generator<unknown, Trial>} training */
function finished(training) {
  let next = training.next();
  while (!next.done) next = training.next();
  return next.value;
}

// Trains many links with all cores. A link that takes too long is refused, and its worker replaced.

import { Worker } from 'node:worker_threads';
import { refused } from './verify-link.js';

/** @typedef {import('./verify-link.js').Job} Job */
/** @typedef {import('./verify-link.js').Outcome} Outcome */

// Before its first link a worker loads the engine.
const START_SECONDS = 60;

/**
 * @param {Job[]} jobs
 * @param {object} options
 * @param {number} options.workers at most
 * @param {number} options.seconds for each link
 * @param {(done: number) => void} options.onProgress
 * @returns {Promise<Outcome[]>} in the order of the jobs
 */
export async function trainLinks(jobs, { workers, seconds, onProgress }) {
  /** @type {Outcome[]} */
  const outcomes = [];
  let [next, done] = [0, 0];
  const work = async () => {
    /** @type {Bench | null} */
    let bench = null;
    while (next < jobs.length) {
      const place = next++;
      bench ??= new Bench();
      outcomes[place] = await bench.train(jobs[place], seconds);
      if (!bench.isUsable) bench = null;
      onProgress(++done);
    }
    await bench?.close();
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, work));
  return outcomes;
}

/** One worker with one link at a time. */
class Bench {
  #worker = new Worker(new URL('./verify-link.js', import.meta.url), {
    workerData: { isVerifier: true },
  });
  #ready = this.#answer(START_SECONDS, 'the engine does not start');
  isUsable = true;

  /**
   * @param {Job} job
   * @param {number} seconds
   * @returns {Promise<Outcome>}
   */
  async train(job, seconds) {
    const start = await this.#ready;
    if (start !== 'ready') return /** @type {Outcome} */ (start);
    const answer = this.#answer(seconds, `training it takes more than ${seconds} s`);
    this.#worker.postMessage(job);
    return /** @type {Promise<Outcome>} */ (answer);
  }

  async close() {
    await this.#worker.terminate();
  }

  /**
   * @param {number} seconds
   * @param {string} late why it is refused then
   * @returns {Promise<Outcome | 'ready'>}
   */
  #answer(seconds, late) {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const end = (/** @type {Outcome | 'ready'} */ answer) => {
        clearTimeout(timer);
        worker.off('message', end).off('error', onError).off('exit', onExit);
        resolve(answer);
      };
      const fail = (/** @type {string} */ why) => {
        this.isUsable = false;
        end(refused(why));
        this.close();
      };
      const onError = (/** @type {Error} */ error) => fail(error.message || 'its worker ended');
      const onExit = () => fail('its worker ended');
      const timer = setTimeout(() => fail(late), 1000 * seconds);
      worker.on('message', end).on('error', onError).on('exit', onExit);
    });
  }
}

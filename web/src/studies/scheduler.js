// Hands the trainings of an experiment to the workers so that every one is busy to the end: the
// longest first, small ones together in one message, one message ahead of what is under way.

import { refusedTrial } from '../engine/worker/trial.js';

// Long enough that messages do not count, short enough that stopping loses little.
const CHUNK_MILLISECONDS = 60;
const MAX_CHUNK = 64;
// Messages a worker has at a time: it begins the next one while the answer to the last travels.
const AHEAD = 2;
// A worker that breaks down takes what its neighbours asked for along.
const MAX_ATTEMPTS = 3;

/** @typedef {import('../engine/worker/trial.js').Trial} Trial */

/**
 * @typedef {object} Job one training to be made
 * @property {object} spec for the engine
 * @property {string} group jobs of one group take about the same time a step
 * @property {number} steps
 */

/**
 * @typedef {object} Progress
 * @property {number} done jobs
 * @property {number} total jobs
 * @property {number} share 0..1, counted in steps
 */

export class ExperimentScheduler {
  #groups = new Map();
  #pace = new Map();
  #tried = new Set();
  #underWay = new Map();
  #abort = new AbortController();
  #finish;
  #next = 0;
  #doneSteps = 0;
  #totalSteps = 0;
  #done = 0;

  /**
   * @param {Job[]} jobs
   * @param {object} options
   * @param {(specs: object[], options: { signal: AbortSignal, onProgress: Function }) =>
   *   Promise<Trial[]>} options.train on some worker
   * @param {() => number} options.workers how many there are
   * @param {(index: number, trial: Trial) => void} options.onResult in any order
   * @param {(progress: Progress) => void} [options.onProgress]
   * @param {() => boolean} [options.isPaused] nothing new is begun while it says so; see wake()
   */
  constructor(jobs, { train, workers, onResult, onProgress = () => {}, isPaused = () => false }) {
    Object.assign(this, { jobs, train, workers, onResult, onProgress, isPaused });
    jobs.forEach(({ steps }, index) => {
      this.#wait({ index, attempts: 0 });
      this.#totalSteps += steps;
    });
    this.finished = new Promise((resolve) => (this.#finish = resolve));
  }

  /**
   * @returns {Promise<void>} when all jobs have a result, or after stop()
   */
  run() {
    this.wake();
    return this.finished;
  }

  /** What is under way ends without a result; what is done stays. */
  stop() {
    this.#abort.abort(new Error('stopped'));
    this.#finish();
  }

  get isStopped() {
    return this.#abort.signal.aborted;
  }

  /** Begins what can be begun. */
  wake() {
    while (this.#canSend()) this.#send(this.#nextChunk());
    if (this.#done === this.jobs.length) this.#finish();
  }

  #canSend() {
    if (this.isStopped || this.isPaused() || this.#groups.size === 0) return false;
    return this.#underWay.size < AHEAD * Math.max(1, this.workers());
  }

  // Of the group whose jobs take longest. One of what was never measured is tried first, since it
  // may be the longest of all.
  #nextChunk() {
    let chosen;
    let longest = -1;
    for (const [group, waiting] of this.#groups) {
      const time = this.#expected(waiting[0]);
      if (time > longest) [chosen, longest] = [group, time];
    }
    this.#tried.add(chosen);
    const waiting = this.#groups.get(chosen);
    const chunk = waiting.splice(0, this.#chunkSize(waiting, longest));
    if (!waiting.length) this.#groups.delete(chosen);
    return chunk;
  }

  #expected({ index }) {
    const { group, steps } = this.jobs[index];
    const pace = this.#pace.get(group);
    if (pace) return (steps * pace.milliseconds) / pace.steps;
    return this.#tried.has(group) ? Number.MAX_VALUE : Infinity;
  }

  // Smaller towards the end, so that nobody is left with much when the others have nothing.
  #chunkSize(waiting, milliseconds) {
    if (waiting[0].attempts > 0) return 1;
    const left = [...this.#groups.values()].reduce((sum, { length }) => sum + length, 0);
    const share = Math.ceil(left / (2 * AHEAD * Math.max(1, this.workers())));
    const fits = Math.floor(CHUNK_MILLISECONDS / Math.max(milliseconds, 1e-3));
    const untried = waiting.findIndex(({ attempts }) => attempts > 0);
    const most = untried > 0 ? untried : waiting.length;
    return Math.max(1, Math.min(fits, share, MAX_CHUNK, most));
  }

  async #send(chunk) {
    const id = this.#next++;
    this.#underWay.set(id, 0);
    const specs = chunk.map(({ index }) => this.jobs[index].spec);
    const onProgress = ({ finished, step }) => {
      const before = chunk.slice(0, finished).reduce((sum, job) => sum + this.#stepsOf(job), 0);
      this.#underWay.set(id, before + step);
      this.#report();
    };
    try {
      const trials = await this.train(specs, { signal: this.#abort.signal, onProgress });
      if (!this.isStopped) trials.forEach((trial, i) => this.#keep(chunk[i], trial));
    } catch (error) {
      if (!this.isStopped) for (const job of chunk) this.#retry(job, error);
    }
    this.#underWay.delete(id);
    if (this.isStopped) return;
    this.#report();
    this.wake();
  }

  #stepsOf({ index }) {
    return this.jobs[index].steps;
  }

  #keep({ index }, trial) {
    const { group, steps } = this.jobs[index];
    const pace = this.#pace.get(group) ?? { milliseconds: 0, steps: 0 };
    // What diverges at once tells little about the others.
    const made = Math.max(1, trial.step);
    this.#pace.set(group, {
      milliseconds: pace.milliseconds + trial.milliseconds,
      steps: pace.steps + made,
    });
    this.#done += 1;
    this.#doneSteps += steps;
    this.onResult(index, trial);
  }

  // Alone, so that it harms nobody else.
  #retry(job, error) {
    const again = { ...job, attempts: job.attempts + 1 };
    if (again.attempts >= MAX_ATTEMPTS) {
      this.#keep(job, refusedTrial(error.message, 'failed'));
      return;
    }
    this.#wait(again);
  }

  #wait(job) {
    const { group } = this.jobs[job.index];
    if (!this.#groups.has(group)) this.#groups.set(group, []);
    this.#groups.get(group).push(job);
  }

  #report() {
    const underWay = [...this.#underWay.values()].reduce((sum, steps) => sum + steps, 0);
    const share = this.#totalSteps > 0 ? (this.#doneSteps + underWay) / this.#totalSteps : 1;
    this.onProgress({ done: this.#done, total: this.jobs.length, share: Math.min(1, share) });
  }
}

/**
 * Trainings with the same text take about the same time a step.
 * @param {import('../config/spec.js').RunSpec} spec
 * @returns {string}
 */
export function costGroup({ settings, optimizer, wrappers }) {
  const { batch, hidden, norm, data, features, samples } = settings;
  const rules = [optimizer.id, ...wrappers.map(({ id }) => id)];
  return JSON.stringify([rules, batch, hidden, norm, data, features, samples]);
}

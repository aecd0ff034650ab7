// Hands the trainings of a study to the workers so that each of them is busy to the end: the longest
// trainings first, small ones together in one message, one message ahead of what is under way.

import { refusedTrial } from '../engine/worker/trial.js';
import { WorkerQueue } from './worker-queue.js';

// Long enough that messages do not count, short enough that stopping loses little.
const CHUNK_MILLISECONDS = 60;
const MAX_CHUNK = 64;
// A worker that breaks down takes its other trainings along, which may be innocent.
const MAX_ATTEMPTS = 3;

/** @typedef {import('../engine/worker/trial.js').Trial} Trial */
/** @typedef {import('../config/spec.js').RunSpec} RunSpec */
/** @typedef {{ index: number, attempts: number }} Waiting a job that has no result yet */

/**
 * @typedef {object} Job one training to be made
 * @property {RunSpec} spec for the engine
 * @property {string} group jobs of one group take about the same time per step
 * @property {number} steps
 */

/**
 * @typedef {object} Progress
 * @property {number} done jobs
 * @property {number} total jobs
 * @property {number} share 0..1, counted in steps
 */

/**
 * @typedef {object} SchedulerOptions
 * @property {(specs: RunSpec[], options: { signal: AbortSignal,
 *   onProgress: (progress: { finished: number, step: number }) => void }) => Promise<Trial[]>} train
 *   on some worker
 * @property {() => number} workers how many there are
 * @property {(index: number, trial: Trial) => void} onResult in any order
 * @property {(progress: Progress) => void} [onProgress]
 * @property {() => boolean} [isPaused] nothing new is begun while it says so; see wake()
 */

export class StudyScheduler extends WorkerQueue {
  /** @type {Map<string, Waiting[]>} */
  #groups = new Map();
  /** @type {Map<string, { milliseconds: number, steps: number }>} by group */
  #pace = new Map();
  /** @type {Set<string>} groups */
  #tried = new Set();
  /** @type {Map<number, number>} steps by message */
  #underWay = new Map();
  #next = 0;
  #doneSteps = 0;
  #totalSteps = 0;
  #done = 0;

  /**
   * @param {Job[]} jobs
   * @param {SchedulerOptions} options
   */
  constructor(jobs, { train, onResult, onProgress = () => {}, ...host }) {
    super(host);
    this.jobs = jobs;
    this.train = train;
    this.onResult = onResult;
    this.onProgress = onProgress;
    jobs.forEach(({ steps }, index) => {
      this.#wait({ index, attempts: 0 });
      this.#totalSteps += steps;
    });
  }

  get underWay() {
    return this.#underWay.size;
  }

  get isLeft() {
    return this.#groups.size > 0;
  }

  get isDone() {
    return this.#done === this.jobs.length;
  }

  sendNext() {
    this.#send(this.#nextChunk());
  }

  // Jobs of the group whose jobs take longest. A group that was never measured comes first, with one
  // job, since it may be the longest of all.
  #nextChunk() {
    let chosen = '';
    let longest = -1;
    for (const [group, waiting] of this.#groups) {
      const time = this.#expected(waiting[0]);
      if (time > longest) [chosen, longest] = [group, time];
    }
    this.#tried.add(chosen);
    const waiting = this.#groups.get(chosen) ?? [];
    const chunk = waiting.splice(0, this.#chunkSize(waiting, longest));
    if (!waiting.length) this.#groups.delete(chosen);
    return chunk;
  }

  /**
   * @param {Waiting} job
   * @returns {number} milliseconds
   */
  #expected({ index }) {
    const { group, steps } = this.jobs[index];
    const pace = this.#pace.get(group);
    if (pace) return (steps * pace.milliseconds) / pace.steps;
    return this.#tried.has(group) ? Number.MAX_VALUE : Infinity;
  }

  /**
   * @param {Waiting[]} waiting
   * @param {number} milliseconds that each takes
   */
  #chunkSize(waiting, milliseconds) {
    if (waiting[0].attempts > 0) return 1;
    const left = [...this.#groups.values()].reduce((sum, { length }) => sum + length, 0);
    const share = this.shareOf(left);
    const fits = Math.floor(CHUNK_MILLISECONDS / Math.max(milliseconds, 1e-3));
    const untried = waiting.findIndex(({ attempts }) => attempts > 0);
    const most = untried > 0 ? untried : waiting.length;
    return Math.max(1, Math.min(fits, share, MAX_CHUNK, most));
  }

  /** @param {Waiting[]} chunk */
  async #send(chunk) {
    const id = this.#next++;
    this.#underWay.set(id, 0);
    const specs = chunk.map(({ index }) => this.jobs[index].spec);
    const onProgress = (/** @type {{ finished: number, step: number }} */ { finished, step }) => {
      const before = chunk.slice(0, finished).reduce((sum, job) => sum + this.#stepsOf(job), 0);
      this.#underWay.set(id, before + step);
      this.#report();
    };
    try {
      const trials = await this.train(specs, { signal: this.signal, onProgress });
      if (!this.isStopped) trials.forEach((trial, i) => this.#keep(chunk[i], trial));
    } catch (error) {
      if (!this.isStopped) for (const job of chunk) this.#retry(job, error);
    }
    this.#underWay.delete(id);
    if (this.isStopped) return;
    this.#report();
    this.wake();
  }

  /** @param {Waiting} job */
  #stepsOf({ index }) {
    return this.jobs[index].steps;
  }

  /**
   * @param {Waiting} job
   * @param {Trial} trial
   */
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

  /**
   * Alone, so that it harms no other.
   * @param {Waiting} job
   * @param {unknown} error
   */
  #retry(job, error) {
    const again = { ...job, attempts: job.attempts + 1 };
    if (again.attempts >= MAX_ATTEMPTS) {
      this.#keep(
        job,
        refusedTrial(error instanceof Error ? error.message : String(error), 'failed'),
      );
      return;
    }
    this.#wait(again);
  }

  /** @param {Waiting} job */
  #wait(job) {
    const { group } = this.jobs[job.index];
    this.#groups.set(group, [...(this.#groups.get(group) ?? []), job]);
  }

  #report() {
    const underWay = [...this.#underWay.values()].reduce((sum, steps) => sum + steps, 0);
    const share = this.#totalSteps > 0 ? (this.#doneSteps + underWay) / this.#totalSteps : 1;
    this.onProgress({ done: this.#done, total: this.jobs.length, share: Math.min(1, share) });
  }
}

/**
 * Trainings with the same text take about the same time per step.
 * @param {import('../config/spec.js').RunSpec} spec
 * @returns {string}
 */
export function costGroup({ settings, optimizer, wrappers }) {
  const { batch, hidden, norm, data, features, samples } = settings;
  const rules = [optimizer.id, ...wrappers.map(({ id }) => id)];
  return JSON.stringify([rules, batch, hidden, norm, data, features, samples]);
}

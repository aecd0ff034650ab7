// Hands the cells of a map to the workers: coarse ones first, in messages that take as long as a few frames.

import { AHEAD, WorkerQueue } from '../worker-queue.js';
import { REFUSED } from './map-results.js';

const CHUNK_MILLISECONDS = 70;
const FIRST_CHUNK = 16;
const MOST_CELLS = 1024;
const MAX_ATTEMPTS = 3;
/** Numbers of an outcome: status, step, measure. */
const OUTCOME = 3;

/**
 * @typedef {object} CellSchedulerOptions
 * @property {(cells: Int32Array, control: { signal: AbortSignal }) => Promise<Float32Array>} train on
 *   some worker; gives status, step and measure of each
 * @property {() => number} workers how many there are
 * @property {() => boolean} isPaused nothing new is begun while it says so; see wake()
 * @property {(cell: number, outcome: { status: number, step: number, measure: number }) => void} onCell
 * @property {(progress: { done: number, share: number }) => void} onProgress
 */

/** @typedef {{ cells: Int32Array, attempts: number }} Chunk */

export class CellScheduler extends WorkerQueue {
  #next = 0;
  #underWay = 0;
  #done = 0;
  /** @type {Chunk[]} */
  #again = [];
  // Milliseconds of a cell on one worker; 0: not known.
  #pace = 0;

  /**
   * @param {Int32Array} order all cells
   * @param {CellSchedulerOptions} options
   */
  constructor(order, options) {
    super(options);
    this.order = order;
    this.options = options;
  }

  get underWay() {
    return this.#underWay;
  }

  get isLeft() {
    return this.#next < this.order.length || this.#again.length > 0;
  }

  get isDone() {
    return this.#done === this.order.length;
  }

  sendNext() {
    this.#send(this.#again.pop() ?? this.#nextChunk());
  }

  /** @returns {Chunk} */
  #nextChunk() {
    const share = this.shareOf(this.order.length - this.#next);
    const fits = this.#pace > 0 ? Math.ceil(CHUNK_MILLISECONDS / this.#pace) : FIRST_CHUNK;
    const size = Math.max(1, Math.min(fits, share, MOST_CELLS));
    const cells = this.order.slice(this.#next, this.#next + size);
    this.#next += cells.length;
    return { cells, attempts: 0 };
  }

  /** @param {Chunk} chunk */
  async #send(chunk) {
    this.#underWay += 1;
    const start = performance.now();
    try {
      const outcomes = await this.options.train(chunk.cells, { signal: this.signal });
      if (!this.isStopped) this.#keep(chunk.cells, outcomes, performance.now() - start);
    } catch {
      if (!this.isStopped) this.#retry(chunk);
    }
    this.#underWay -= 1;
    if (!this.isStopped) this.wake();
  }

  // A worker that breaks down may be innocent of its cells.
  /** @param {Chunk} chunk */
  #retry({ cells, attempts }) {
    if (attempts + 1 < MAX_ATTEMPTS) {
      this.#again.push({ cells, attempts: attempts + 1 });
      return;
    }
    const refused = Float32Array.from({ length: OUTCOME * cells.length }, (_, i) =>
      i % OUTCOME === 0 ? REFUSED : 0,
    );
    this.#keep(cells, refused, 0);
  }

  /**
   * @param {Int32Array} cells
   * @param {Float32Array} outcomes
   * @param {number} milliseconds with the time that the message waited
   */
  #keep(cells, outcomes, milliseconds) {
    cells.forEach((cell, i) => {
      const [status, step, measure] = outcomes.subarray(OUTCOME * i, OUTCOME * (i + 1));
      this.options.onCell(cell, { status, step, measure });
    });
    // Each message waited for about one other.
    if (milliseconds > 0) this.#pace = milliseconds / AHEAD / cells.length;
    this.#done += cells.length;
    this.options.onProgress({ done: this.#done, share: this.#done / this.order.length });
  }
}

// Keeps all workers busy until everything is done: each has one message ahead of what is under way.

// Messages that each worker has at a time: it begins the next while the answer to the last travels.
export const AHEAD = 2;

/**
 * Subclasses say what is left, what is done, and what a message holds.
 * @abstract
 */
export class WorkerQueue {
  #abort = new AbortController();
  #workers;
  #isPaused;
  /** @type {() => void} */
  #finish = () => {};

  /**
   * @param {object} host
   * @param {() => number} host.workers how many there are
   * @param {() => boolean} [host.isPaused] nothing new is begun while it says so; see wake()
   */
  constructor({ workers, isPaused = () => false }) {
    this.#workers = workers;
    this.#isPaused = isPaused;
    /** @type {Promise<void>} */
    this.finished = new Promise((resolve) => (this.#finish = resolve));
  }

  /** @returns {Promise<void>} when everything is done, or after stop() */
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

  /** Of the messages: aborted by stop(). */
  get signal() {
    return this.#abort.signal;
  }

  /** Begins what can be begun. */
  wake() {
    while (this.#canSend()) this.sendNext();
    if (this.isDone) this.#finish();
  }

  #canSend() {
    if (this.isStopped || this.#isPaused() || !this.isLeft) return false;
    return this.underWay < this.#places;
  }

  // Messages that the workers have at a time.
  get #places() {
    return AHEAD * Math.max(1, this.#workers());
  }

  /**
   * Smaller towards the end, so that no worker has much left when the others have nothing.
   * @param {number} left pieces that no message has yet
   * @returns {number} of them that a message takes at most
   */
  shareOf(left) {
    return Math.ceil(left / (2 * this.#places));
  }

  /**
   * Messages without an answer.
   * @returns {number}
   */
  get underWay() {
    throw new Error('The subclass knows.');
  }

  /**
   * Whether there is something that no message has yet.
   * @returns {boolean}
   */
  get isLeft() {
    throw new Error('The subclass knows.');
  }

  /**
   * @returns {boolean}
   */
  get isDone() {
    throw new Error('The subclass knows.');
  }

  /** Sends the next message. */
  sendNext() {
    throw new Error('The subclass knows.');
  }
}

// Does something at most so often, and once more at the end.

/** Owns a timer: call dispose(). */
export class Calm {
  #pause;
  #act;
  #now;
  #last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {number} pause least time between two acts, in milliseconds
   * @param {() => void} act
   * @param {() => number} [now] milliseconds
   */
  constructor(pause, act, now = () => performance.now()) {
    this.#pause = pause;
    this.#act = act;
    this.#now = now;
  }

  /** Acts now, or as soon as it may. */
  ask() {
    if (this.#timer !== undefined) return;
    const wait = this.#last + this.#pause - this.#now();
    // Timers count whole milliseconds.
    if (wait > 0) this.#timer = setTimeout(() => this.#go(), Math.ceil(wait));
    else this.#go();
  }

  dispose() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #go() {
    this.#timer = undefined;
    this.#act();
    this.#last = this.#now();
  }
}

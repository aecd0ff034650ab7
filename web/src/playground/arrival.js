/** Training to a step whose way there is not shown, unless it takes long. */
export class Arrival {
  /** @type {number | null} when training began, in milliseconds */
  #start = null;
  #now;

  /**
   * @param {number} target step
   * @param {number} patience milliseconds without a picture
   * @param {() => number} [now] milliseconds
   */
  constructor(target, patience, now = () => performance.now()) {
    this.target = target;
    this.patience = patience;
    this.#now = now;
  }

  /**
   * @param {number} step at which the runs are
   * @param {boolean} areOver whether they train no further
   * @returns {boolean} whether there is nothing to be shown yet
   */
  isOnTheWay(step, areOver) {
    if (areOver || step >= this.target) return false;
    // Loading does not count.
    if (step > 0) this.#start ??= this.#now();
    return this.#start === null || this.#now() - this.#start <= this.patience;
  }
}

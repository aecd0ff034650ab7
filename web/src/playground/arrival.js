// A reader waits so long for a picture, in milliseconds.
const PATIENCE = 2000;

/** Training to a step whose way there is not shown, unless it takes more than two seconds. */
export class Arrival {
  /** @type {number | null} when training began, in milliseconds */
  #start = null;
  #now;

  /**
   * @param {number} target step
   * @param {{ stopsEarly?: boolean, now?: () => number }} [options] stopsEarly: after two seconds training
   *   ends; now: milliseconds
   */
  constructor(target, { stopsEarly = false, now = () => performance.now() } = {}) {
    this.target = target;
    this.stopsEarly = stopsEarly;
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
    return this.#start === null || this.#now() - this.#start <= PATIENCE;
  }
}

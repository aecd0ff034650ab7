// A reader waits so long for a picture, in milliseconds.
const PATIENCE = 2000;
// A longer time without a word is none of waiting: nobody saw the page, and nothing was trained.
const LONGEST_SILENCE = 1000;

/** Training to a step whose way there is not shown, unless it takes more than two seconds. */
export class Arrival {
  /** @type {number | null} when the last word of training came, in milliseconds */
  #last = null;
  #waited = 0;
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
    if (step === 0) return true;
    const now = this.#now();
    this.#waited += Math.min(LONGEST_SILENCE, now - (this.#last ?? now));
    this.#last = now;
    return this.#waited <= PATIENCE;
  }
}

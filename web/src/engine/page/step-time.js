// How long an update of a run takes, whatever else the machine does now and then.

// The clocks of workers are coarse: shorter stretches cannot be told apart.
const STRETCH_SECONDS = 0.004;
// Until the module is compiled in full, and the caches are warm.
const WARM_UP = 2;
const MOST = 64;

/** The median over stretches of training, without the first ones. */
export class StepTime {
  #steps = 0;
  #seconds = 0;
  #count = 0;
  /** @type {number[]} the latest */
  #stretches = [];

  /**
   * @param {number} steps that the run has made
   * @param {number} seconds that they took, all together
   */
  add(steps, seconds) {
    const [more, took] = [steps - this.#steps, seconds - this.#seconds];
    const isBack = more < 0 || took < 0;
    if (!isBack && (more === 0 || took < STRETCH_SECONDS)) return;
    [this.#steps, this.#seconds] = [steps, seconds];
    if (isBack || ++this.#count <= WARM_UP) return;
    this.#stretches.push(took / more);
    if (this.#stretches.length > MOST) this.#stretches.shift();
  }

  /** @returns {number} seconds of an update; 0: it has not trained for long enough */
  get median() {
    const { length } = this.#stretches;
    if (!length) return 0;
    const sorted = [...this.#stretches].sort((a, b) => a - b);
    return (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2;
  }
}

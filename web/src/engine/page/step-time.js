// How long an update of a run takes, whatever else the machine does meanwhile: that only makes it longer.

// The clocks of workers are coarse: shorter stretches cannot be told apart.
const STRETCH_SECONDS = 0.004;
// Until the module is compiled in full, and the caches are warm.
const WARM_UP = 2;
const MOST = 64;
// Fewer may all have been disturbed.
const FEW = 4;

/** The shortest of some stretches of training, without the first ones. */
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

  /** Seconds of an update; 0: it has not trained for long enough. */
  get least() {
    return this.#stretches.length ? Math.min(...this.#stretches) : 0;
  }

  /** Whether there are enough stretches to compare it with that of other runs. */
  get isSure() {
    return this.#stretches.length >= FEW;
  }
}

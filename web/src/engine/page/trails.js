// Asks workers where the parameters of runs have been.

/** @typedef {import('./run-state.js').RunState} RunState */
/** @typedef {import('../wasm/bindings.js').Trail} Trail */

/**
 * @typedef {object} RunTrail
 * @property {number} index place of the run in the experiment
 * @property {import('../wasm/bindings.js').FullSpec} spec
 * @property {import('../wasm/bindings.js').Tensor[]} tensors
 * @property {boolean} diverged
 * @property {Trail} trail up to the step the run is at
 */

export class Trails {
  #post;
  /** @type {Map<number, { worker: number, resolve: (trail: Trail | null) => void }>} */
  #asked = new Map();
  #next = 1;

  /** @param {(worker: number, message: import('../messages.js').ToWorker) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /**
   * @param {import('./placed-runs.js').PlacedRuns} placed
   * @returns {Promise<RunTrail[]>} without runs whose worker does not answer
   */
  async ask(placed) {
    const live = placed.runs.filter((run) => run.phase === 'live');
    const all = await Promise.all(
      live.map(async (run) => {
        const [spec, trail] = await Promise.all([placed.fullSpec(run), this.#askFor(run)]);
        const { index, about, snapshot } = run;
        const diverged = snapshot?.state.status === 'diverged';
        return trail ? [{ index, spec, tensors: about.tensors, diverged, trail }] : [];
      }),
    );
    return all.flat();
  }

  /** @param {Pick<import('../messages.js').TrailMessage, 'token' | 'trail'>} message */
  receive({ token, trail }) {
    this.#asked.get(token)?.resolve(trail);
    this.#asked.delete(token);
  }

  /** @param {number} worker that answers no more */
  forget(worker) {
    for (const [token, asked] of this.#asked) {
      if (asked.worker === worker) this.receive({ token, trail: null });
    }
  }

  /**
   * @param {RunState} run
   * @returns {Promise<Trail | null>}
   */
  #askFor({ worker, handle }) {
    const token = this.#next++;
    return new Promise((resolve) => {
      this.#asked.set(token, { worker, resolve });
      this.#post(worker, { type: 'trail', key: handle, token });
    });
  }
}

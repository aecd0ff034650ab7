// Asks workers where the parameters of runs have been.

export class Trails {
  #post;
  #asked = new Map();
  #next = 1;

  /** @param {(worker: number, message: object) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /**
   * @param {import('./placed-runs.js').PlacedRuns} placed
   * @returns {Promise<object[]>} see Trainer.trails
   */
  async ask(placed) {
    const live = placed.runs.filter((run) => run.phase === 'live');
    const all = await Promise.all(
      live.map(async (run) => {
        const [spec, trail] = await Promise.all([placed.fullSpec(run), this.#askFor(run)]);
        const { index, about, snapshot } = run;
        const diverged = snapshot?.state.status === 'diverged';
        return { index, spec, tensors: about.tensors, diverged, trail };
      }),
    );
    return all.filter(({ trail }) => trail);
  }

  /** @param {{ token: number, trail: object | null }} message the answer of a worker */
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

  #askFor({ worker, handle }) {
    const token = this.#next++;
    return new Promise((resolve) => {
      this.#asked.set(token, { worker, resolve });
      this.#post(worker, { type: 'trail', key: handle, token });
    });
  }
}

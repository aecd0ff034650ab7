// Something that did not work is tried again: soon at first, then less and less often.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

export class Retry {
  #act;
  #tries = 0;
  /** @type {(ReturnType<typeof setTimeout> & { unref?: () => void }) | null} */
  #timer = null;

  /** @param {() => void} act tries it again */
  constructor(act) {
    this.#act = act;
  }

  /** It did not work: it is tried again after 1 s, 2 s, 4 s, ..., 60 s. */
  later() {
    if (this.#timer) return;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries);
    this.#tries += 1;
    this.#timer = setTimeout(() => this.now(), wait);
    this.#timer.unref?.();
  }

  /** Does not wait any longer. */
  now() {
    this.#clear();
    this.#act();
  }

  /** It works: the next failure is the first again. */
  stop() {
    this.#clear();
    this.#tries = 0;
  }

  #clear() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

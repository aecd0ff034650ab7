// When the landscape of a network is explored anew: whenever something else is to be seen, and in
// the background while runs train.

import { exploreLandscape } from './explore.js';

/** @typedef {import('./explore.js').Source} Source */
/** @typedef {import('./explore.js').Wish} Wish */
/** @typedef {import('./explore.js').Landscape} Landscape */

/**
 * @typedef {object} Situation
 * @property {Wish} wish
 * @property {unknown} steps how far the runs are; compared as text
 * @property {boolean} isPlaying
 */

/**
 * @typedef {object} FollowerOptions
 * @property {Source} source
 * @property {() => Situation | null} look what is to be seen now; null: nothing yet
 * @property {() => Promise<unknown>} prepare what must be there before the first landscape
 * @property {(landscape: Landscape) => void} onLandscape for every level of detail
 * @property {(message: string) => void} onMessage why there is none; empty: there is one
 */

// While runs train, a less fine picture follows them in the background.
const PAUSE = 1000;
const BUSY_SHARE = 0.4;
// Between two beginnings while something is dragged.
const DRAG_PAUSE = 80;
// So long the first picture may take before another one is wanted.
const PATIENCE = 300;

/** Owns its timer and what is under way: call stop(). All times are in milliseconds. */
export class LandscapeFollower {
  /** @type {FollowerOptions} */
  #options;
  #state = '';
  #begun = -Infinity;
  #ended = 0;
  #isSeen = false;
  /** @type {AbortController | null} */
  #control = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {FollowerOptions} options */
  constructor(options) {
    this.#options = options;
    /** @type {Wish | null} what was explored last */
    this.wish = null;
  }

  /** Explores if there is something else to be seen than last time; later if it is too early. */
  follow() {
    const situation = this.#options.look();
    if (!situation) return;
    const state = JSON.stringify(situation);
    if (state === this.#state) return;
    const wait = this.#pauseBefore(situation);
    clearTimeout(this.#timer);
    if (wait > 0) {
      this.#timer = setTimeout(() => this.follow(), wait);
      return;
    }
    this.#state = state;
    this.#explore(situation.wish);
  }

  /** Ends what is under way. */
  stop() {
    clearTimeout(this.#timer);
    this.#control?.abort(new Error('something else is looked at'));
    this.#control = null;
  }

  /** @param {Situation} situation */
  #pauseBefore({ wish, isPlaying }) {
    const since = performance.now() - this.#begun;
    const isOther = !this.wish || !sameWish(wish, this.wish);
    if (isOther || !this.wish || !isPlaying) {
      // While something is dragged every picture should get its coarse form, at least.
      const isBeginning = this.#control && !this.#isSeen && !isOther;
      if (!isBeginning || since > PATIENCE) this.stop();
      return Math.max(0, (this.#control ? PATIENCE : DRAG_PAUSE) - since);
    }
    // Training goes first: an exploration that began in peace ends.
    if (this.wish.finest < wish.finest) this.stop();
    // While runs train, a picture of the last moment is better than none for long.
    const pause = Math.max(PAUSE, (this.#ended - this.#begun) / BUSY_SHARE);
    return this.#control ? PAUSE : Math.max(0, pause - since);
  }

  /** @param {Wish} wish */
  async #explore(wish) {
    const { source, prepare, onMessage } = this.#options;
    this.stop();
    const control = new AbortController();
    this.#control = control;
    this.wish = wish;
    this.#isSeen = false;
    this.#begun = performance.now();
    try {
      await prepare();
      const isThere = await exploreLandscape(source, wish, {
        signal: control.signal,
        onChange: (landscape) => this.#receive(landscape, control),
      });
      onMessage('');
      // Its run is not ready yet: another frame will come.
      if (!isThere) this.#state = '';
    } catch (error) {
      if (!control.signal.aborted) {
        onMessage(`No landscape: ${error instanceof Error ? error.message : error}`);
      }
    }
    if (this.#control !== control) return;
    this.#control = null;
    this.#ended = performance.now();
  }

  /**
   * @param {Landscape} landscape
   * @param {AbortController} control
   */
  #receive(landscape, control) {
    if (this.#control !== control) return;
    this.#isSeen = true;
    this.#options.onLandscape(landscape);
  }
}

/**
 * Whether two wishes differ in nothing but how fine the picture gets.
 * @param {Wish} a
 * @param {Wish} b
 */
function sameWish(a, b) {
  const text = (/** @type {Wish} */ wish) => JSON.stringify({ ...wish, finest: 0 });
  return text(a) === text(b);
}

// Remembers the experiment of a page among the last ones, once the reader did something with it.

import { canBeKept, readRecent, wordsOf, writeRecent } from './recent.js';

/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('./store.js').Store} Store */

// A hand that drags changes the experiment many times, in milliseconds.
const CALM = 1500;

/** Follows a store. Owns its listeners: call dispose(). */
export class RecentKeeper {
  #store;
  #storage;
  #now;
  /** @type {string} link of the experiment as it is remembered; "": it is not */
  #remembered = '';
  /** @type {{ link: string, config: Config }} as far as it is known here */
  #known;
  #isTouched = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #listeners = new AbortController();

  /**
   * @param {Store} store
   * @param {Storage | null} storage
   * @param {() => number} [now] milliseconds since 1970
   */
  constructor(store, storage, now = Date.now) {
    this.#store = store;
    this.#storage = storage;
    this.#now = now;
    this.#known = { link: store.link, config: store.config };
    this.#adopt();
    const { signal } = this.#listeners;
    const { playground } = store;
    playground.addEventListener('edit', () => this.#onEdit(), { signal });
    playground.addEventListener('change', () => this.#onChange(), { signal });
    playground.addEventListener('frame', () => this.#onFrame(), { signal });
    globalThis.addEventListener?.('pagehide', () => this.flush(), { signal });
  }

  dispose() {
    this.#listeners.abort();
    this.flush();
  }

  /** Remembers at once what waits for a calm moment. */
  flush() {
    clearTimeout(this.#timer);
    if (!this.#isTouched) return;
    this.#isTouched = false;
    const { link, config } = this.#known;
    if (!canBeKept(config)) return;
    const recent = { link, words: wordsOf(config, this.#store.catalog), time: this.#now() };
    writeRecent(this.#storage, recent, this.#remembered);
    this.#remembered = link;
  }

  // It may be one of those that are remembered: then it takes that one's place.
  #adopt() {
    const { link } = this.#known;
    const isThere = readRecent(this.#storage).some((recent) => recent.link === link);
    if (isThere) this.#remembered = link;
    return isThere;
  }

  #look() {
    const { link, config } = this.#store;
    this.#known = { link, config };
  }

  #onEdit() {
    this.#look();
    // Undo may lead back to one that was left.
    this.#adopt();
    this.#touch();
  }

  #onChange() {
    const { link, config } = this.#store;
    if (config === this.#known.config || link === this.#known.link) return;
    // Another one was opened.
    this.flush();
    this.#look();
    if (!this.#adopt()) this.#remembered = '';
  }

  // Training counts, except that of the experiment which everybody sees first.
  #onFrame() {
    const { frame } = this.#store;
    if (!frame?.step || this.#remembered === this.#known.link || this.#store.isFirstVisit) return;
    this.#touch();
  }

  #touch() {
    const isWaiting = this.#isTouched;
    this.#isTouched = true;
    if (isWaiting) return;
    this.#timer = setTimeout(() => this.flush(), CALM);
  }
}

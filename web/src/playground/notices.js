// What the reader should know: parts of a link that could not be used, limits, failures of the engine.

/** @typedef {import('../config/input-error.js').InputError} InputError */

/**
 * @typedef {object} Notice
 * @property {number} id
 * @property {string} key what it is about
 * @property {string} [value] what was given
 * @property {string} message
 * @property {boolean} fromEngine it holds only until the engine speaks again
 * @property {string} [typedIn] the field in which it was typed
 * @property {boolean} [canUndo] it tells of the last edit, and offers to take that back
 * @property {{ words: string, act: () => void }} [button] what it offers
 */

/** @typedef {Pick<Notice, 'key' | 'value' | 'message' | 'canUndo' | 'button'>} News */

export class Notices {
  #lastId = 0;

  constructor() {
    /** @type {Notice[]} a new list whenever it changes */
    this.list = [];
  }

  /**
   * Adds a notice, unless the same one is there.
   * @param {News} notice
   * @param {{ fromEngine?: boolean }} [options]
   */
  add({ key, value, message, canUndo, button }, { fromEngine = false } = {}) {
    const isSame = (/** @type {Notice} */ other) =>
      other.key === key && other.value === value && other.message === message;
    if (this.list.some(isSame)) return;
    const id = ++this.#lastId;
    this.list = [...this.list, { id, key, value, message, fromEngine, canUndo, button }];
  }

  /**
   * What the engine said before is no longer true.
   * @param {InputError[]} errors all that it has to say now
   */
  replaceEngine(errors) {
    this.list = this.list.filter(({ fromEngine }) => !fromEngine);
    for (const error of errors) this.add(error, { fromEngine: true });
  }

  /**
   * What was wrong with what somebody typed holds until something else is typed there.
   * @param {{ key: string, value: string, message: string }} notice about the field `key`; an empty message:
   *   nothing is wrong any more
   */
  replaceTyped({ key, value, message }) {
    this.list = this.list.filter((one) => one.typedIn !== key);
    if (!message) return;
    this.list = [
      ...this.list,
      { id: ++this.#lastId, key, value, message, fromEngine: false, typedIn: key },
    ];
  }

  /** Another edit is the last one now. */
  endOffers() {
    this.list = this.list.filter(({ canUndo }) => !canUndo);
  }

  /** @param {number} [id] without: all notices go */
  dismiss(id) {
    this.list = id === undefined ? [] : this.list.filter((notice) => notice.id !== id);
  }
}

// What is to be solved: the experiment as it was opened. An edit of goals or hints makes another exercise.

import { lockedDifferences } from '../../goals/same-task.js';

/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../goals/same-task.js').Difference} Difference */
/** @typedef {import('../model/store.js').Store} Store */

/** Follows a playground. Owns listeners: call dispose(). */
export class Exercise {
  #store;
  /** @type {Config} */
  #asked;
  #link;
  #isEdit = false;
  #onEdit = () => void (this.#isEdit = true);
  #onChange = () => this.#follow();

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
    this.#asked = store.config;
    this.#link = store.playground.link;
    store.playground.addEventListener('edit', this.#onEdit);
    store.playground.addEventListener('change', this.#onChange);
  }

  dispose() {
    const { playground } = this.#store;
    playground.removeEventListener('edit', this.#onEdit);
    playground.removeEventListener('change', this.#onChange);
  }

  /** @returns {Difference[]} what a solution should have left as it was */
  get differences() {
    const { config, catalog } = this.#store;
    return config === this.#asked ? [] : lockedDifferences(this.#asked, config, catalog);
  }

  #follow() {
    const { config } = this.#store;
    const isEdit = this.#isEdit;
    this.#isEdit = false;
    const { link } = this.#store.playground;
    if (link === this.#link) return;
    this.#link = link;
    if (!isEdit || taskText(config) !== taskText(this.#asked)) this.#asked = config;
  }
}

/** @param {Config} config */
function taskText({ goal, free, hint }) {
  return JSON.stringify([goal, free, hint]);
}

// What the experiment was before its last edits: undo and redo. Loaded after the first curve.

import { normalizeConfig } from '../config/gate.js';
import { formatLink } from '../config/link.js';
import { placesThatDiffer } from './edit-places.js';

/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('./playground.js').Playground} Playground */

/**
 * @typedef {object} Moment the experiment as it was
 * @property {Config} config
 * @property {string} link of the config
 * @property {number} step that was shown
 * @property {number} selected index of the run that was selected
 * @property {number} visit which experiment it belongs to, counted as they are opened
 */

/**
 * @typedef {object} Selection the run that is selected on the page
 * @property {() => number} read
 * @property {(index: number) => void} write
 */

export const MOST_STEPS = 200;
// Edits of one place that follow each other within this time are one step, in milliseconds.
const TOGETHER = 1000;
// Which picture is shown, and which weight it looks at: to look elsewhere edits nothing.
const LOOKS = ['stage', 'microscope.weight'];

/** Follows a playground. Owns its listener: call dispose(). */
export class EditHistory {
  /** @type {Moment[]} */
  #past = [];
  /** @type {Moment[]} what was taken back, the next one last */
  #future = [];
  /** @type {{ config: Config, link: string }} as far as it is known here */
  #known;
  /** @type {{ places: string[], time: number } | null} the last edit, while others may join it */
  #open = null;
  /** Whether a hand holds a control. */
  #isHeld = false;
  #visit = 0;
  #visits = 0;
  /** @type {Map<number, Record<string, Value>>} what was looked at last in each visit */
  #looks = new Map();
  #playground;
  #selection;
  #now;
  /** Whether what changed was edited; else another experiment was opened. */
  #isEdit = false;
  #onEdit = () => void (this.#isEdit = true);
  #onChange = () => this.#record();

  /**
   * @param {Playground} playground
   * @param {Selection} selection
   * @param {() => number} [now] milliseconds
   */
  constructor(playground, selection, now = () => performance.now()) {
    this.#playground = playground;
    this.#selection = selection;
    this.#now = now;
    this.#known = { config: playground.config, link: playground.link };
    playground.addEventListener('edit', this.#onEdit);
    playground.addEventListener('change', this.#onChange);
  }

  dispose() {
    this.#playground.removeEventListener('edit', this.#onEdit);
    this.#playground.removeEventListener('change', this.#onChange);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Takes the last edit back. */
  undo() {
    this.#move(this.#past, this.#future);
  }

  /** Makes the edit again that was taken back last. */
  redo() {
    this.#move(this.#future, this.#past);
  }

  /** A hand takes hold of something: all edits until it lets go are one step. */
  hold() {
    this.#isHeld = true;
    this.#open = null;
  }

  /** The hand let go: the next edit is a step of its own. */
  release() {
    this.#isHeld = false;
    this.#open = null;
  }

  /** @returns {Moment} */
  get #moment() {
    const step = this.#playground.frame?.step ?? 0;
    return { ...this.#known, step, selected: this.#selection.read(), visit: this.#visit };
  }

  // Elsewhere the experiment became another one.
  #record() {
    const { config, link } = this.#playground;
    const isEdit = this.#isEdit;
    this.#isEdit = false;
    if (config === this.#known.config) return;
    const moment = this.#moment;
    this.#known = { config, link };
    const places = placesThatDiffer(moment.config, config);
    if (link === moment.link) return;
    if (isEdit && places.every((place) => LOOKS.some((id) => place === `settings.${id}`))) {
      const looks = LOOKS.map((id) => [id, this.#playground.value(id)]);
      this.#looks.set(this.#visit, Object.fromEntries(looks));
      return;
    }
    if (!isEdit) this.#visit = ++this.#visits;
    this.#future = [];
    // One that is opened, by Back and Forward too, is a step of its own.
    if (!isEdit) this.#open = null;
    this.#add(moment, places);
    if (!isEdit) this.#open = null;
  }

  /**
   * @param {Moment} moment before an edit
   * @param {string[]} places that it changed
   */
  #add(moment, places) {
    const joined = this.#joins(places) ? this.#open : null;
    this.#open = { places: joined?.places ?? places, time: this.#now() };
    if (!joined) {
      this.#past = [...this.#past, moment].slice(-MOST_STEPS);
      return;
    }
    // Back to where it began: nothing is left to be taken back.
    if (this.#past.at(-1)?.link !== this.#known.link) return;
    this.#past.pop();
    this.#open = null;
  }

  /**
   * Whether an edit belongs to the step before.
   * @param {string[]} places that it changes
   */
  #joins(places) {
    const open = this.#open;
    if (!open) return false;
    if (this.#isHeld) return true;
    return this.#now() - open.time < TOGETHER && places.every((one) => open.places.includes(one));
  }

  /**
   * @param {Moment[]} from
   * @param {Moment[]} to
   */
  #move(from, to) {
    const moment = from.pop();
    if (!moment) return;
    const before = this.#moment;
    to.push(before);
    this.#open = null;
    this.#visit = moment.visit;
    const config = this.#withLooks(moment);
    this.#known = { config, link: formatLink(config, this.#playground.catalog) };
    this.#restore({ ...moment, config });
    // Where runs came or went, places in the list are others.
    const { length } = moment.config.runs;
    if (length !== before.config.runs.length) this.#selection.write(moment.selected);
  }

  /**
   * @param {Moment} moment
   * @returns {Config} with what was looked at last, which is not taken back
   */
  #withLooks({ config, visit }) {
    const looks = this.#looks.get(visit);
    if (!looks) return config;
    const settings = { ...config.settings, ...looks };
    return normalizeConfig({ ...config, settings }, this.#playground.catalog);
  }

  /**
   * Runs that the experiment shares with the present one stay where they are; if there are none, all train
   * to the step that was shown.
   * @param {Moment} moment
   */
  #restore({ config, step }) {
    const { isBusy } = this.#playground;
    const beginsAnew = this.#playground.become(config);
    if (beginsAnew && !isBusy && step > 0) this.#playground.step(step);
  }
}

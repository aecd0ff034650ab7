// One experiment: what it is, who trains it, what came out so far. No page, no address: a page, an
// embedded view, a figure and a test all hold a Playground, and any number of them can live side by side.

import { MAX_RUNS } from '../config/config.js';
import { normalizeConfig } from '../config/gate.js';
import { knownTable, learnTable } from '../config/known-tables.js';
import { formatLink, parseLink } from '../config/link.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { findEntry, startParams } from '../catalog/entries.js';
import { settingParam, settingValue, settingsOf } from '../config/settings.js';
import { Trainer } from '../engine/page/trainer.js';
import * as edits from './edits.js';
import { Notices } from './notices.js';
import { placeTable } from './own-data.js';
import { Wishes } from './wishes.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('../engine/page/run-state.js').Frame} Frame */
/** @typedef {import('../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../engine/worker/watch.js').Watch} Watch */
/** @typedef {import('../engine/page/trainer.js').TrainerOptions} TrainerOptions */
/** @typedef {import('../engine/worker/tasks.js').TaskName} TaskName */

/**
 * @typedef {object} Experiment what a playground is made of: a link or a configuration
 * @property {Catalog} catalog
 * @property {string} [link] any text; what cannot be used becomes a notice
 * @property {Config} [config] goes before the link
 */

/** @typedef {CustomEvent<{ link: string, isStep: boolean }>} EditEvent */

// Where nobody draws, frames come at this pace, in milliseconds.
const FRAME = 16;

/**
 * Fires
 * - "edit" ({@link EditEvent}) when the experiment became another one by an edit; `isStep`: Back should
 *   lead to the one before,
 * - "change" whenever there is something new to be said about experiment or notices,
 * - "frame" when the trainer reported, see `frame`.
 */
export class Playground extends EventTarget {
  /** @type {Trainer | null} */
  #trainer = null;
  /** @type {import('./arrival.js').Arrival | null} */
  #arrival = null;
  #wishes = new Wishes();
  #notices = new Notices();
  /** @type {Promise<Trainer>} */
  #attached;
  /** @type {(trainer: Trainer) => void} */
  #announce = () => {};
  /** @type {string | undefined} own data stays at hand when another data set is chosen */
  #ownTable;

  /**
   * An experiment that can be read and edited; it trains once a trainer is attached.
   * @param {Experiment} experiment
   */
  constructor({ catalog, link = '', config }) {
    super();
    this.catalog = catalog;
    /** @type {typeof import('./usual-rates.js').usualParams} parameters of an optimizer that is picked */
    this.usualParams = startParams;
    /** @type {Frame | null} what the trainer last reported */
    this.frame = null;
    /** Whether the frame tells of the experiment before: its data, its network. */
    this.isFrameOld = false;
    this.#attached = new Promise((resolve) => (this.#announce = resolve));
    /** @type {Config} */
    this.config = config ? normalizeConfig(config, catalog) : this.#read(link);
    this.#ownTable = this.config.table;
    this.#learnTable();
  }

  /**
   * An experiment with a trainer of its own.
   * @param {Experiment & { trainer?: Partial<TrainerOptions> }} options `trainer`: how it trains, see
   *   Trainer
   * @returns {Playground}
   */
  static create({ trainer, ...experiment }) {
    const playground = new Playground(experiment);
    playground.train(trainer);
    return playground;
  }

  /**
   * Makes the trainer of the experiment; it begins when play() or step() says so.
   * @param {Partial<TrainerOptions>} [options] how it trains, see Trainer
   */
  train(options) {
    const hasFrames = typeof globalThis.requestAnimationFrame === 'function';
    const trainer = new Trainer({
      requestFrame: hasFrames ? undefined : (callback) => setTimeout(callback, FRAME),
      ...options,
      catalog: this.catalog,
      onFrame: (frame) => this.receive(frame),
      onProblems: (errors) => this.reportEngine(errors),
    });
    this.attach(trainer);
  }

  /**
   * From now on the trainer follows the experiment; it belongs to the playground.
   * @param {Trainer} trainer
   */
  attach(trainer) {
    this.#trainer = trainer;
    trainer.configure(this.config);
    trainer.setSpeed(this.speed);
    trainer.watch(this.#wishes.all);
    this.#announce(trainer);
  }

  /** Where the files of real data sets are kept; null without a trainer. */
  get dataSets() {
    return this.#trainer && this.#trainer.dataSets;
  }

  /** Ends training for good. Other playgrounds go on. */
  dispose() {
    this.#trainer?.dispose();
  }

  /** The canonical link text of the experiment, without "#". */
  get link() {
    return formatLink(this.config, this.catalog);
  }

  /** Updates per second; at the right end of its slider as many as the machine makes. */
  get speed() {
    const spec = settingParam(this.config.settings, 'speed', indexCatalog(this.catalog));
    const value = Number(this.value('speed'));
    return spec && value >= (spec.sliderMax ?? spec.max) ? Infinity : value;
  }

  /**
   * @param {string} key setting
   * @param {RunConfig} [run] whose overrides count
   * @returns {Value}
   */
  value(key, run) {
    const index = indexCatalog(this.catalog);
    return settingValue(settingsOf(this.config, run, index), key, index) ?? null;
  }

  /** The user's own data as text of the link; undefined: none was brought. */
  get ownTable() {
    return this.config.table ?? this.#ownTable;
  }

  /** @returns {import('./notices.js').Notice[]} */
  get notices() {
    return this.#notices.list;
  }

  // ---- The experiment ----

  /**
   * Shows another experiment, in place of this one and its notices.
   * @param {string} link
   */
  open(link) {
    const before = this.link;
    this.#notices.dismiss();
    this.config = this.#read(link);
    this.#ownTable = this.config.table ?? this.#ownTable;
    this.#learnTable();
    if (this.link === before) return;
    this.#configure();
    this.#changed();
  }

  /**
   * Changes the experiment; what is not valid is left out or clamped.
   * @param {(config: Config) => void} change of a copy
   * @param {{ isStep?: boolean, keepsNumbers?: boolean }} [options] isStep: see "edit"; keepsNumbers: the
   *   runs stay what they are
   */
  edit(change, { isStep = false, keepsNumbers = false } = {}) {
    const next = structuredClone(this.config);
    change(next);
    this.#ownTable = next.table ?? this.#ownTable;
    placeTable(next, this.catalog, this.#ownTable);
    // What should be reproduced is another experiment now.
    if (!keepsNumbers) delete next.fingerprint;
    this.#become(normalizeConfig(next, this.catalog), isStep);
  }

  /**
   * Shows an experiment that was here before. Runs that it shares with the present one stay where they are; if
   * there are none, all train to the step that was shown.
   * @param {Config} config canonical
   * @param {number} step
   */
  restore(config, step) {
    this.#ownTable = config.table ?? this.#ownTable;
    const isBusy = this.#isBusy;
    const beginsAnew = this.#become(config, false);
    if (beginsAnew && !isBusy && step > 0) this.#trainer?.step(step);
  }

  /**
   * @param {Config} next canonical
   * @param {boolean} isStep see "edit"
   * @returns {boolean | undefined} whether nothing is left of what was trained
   */
  #become(next, isStep) {
    const before = this.link;
    this.config = next;
    const { link } = this;
    let beginsAnew;
    if (link !== before) {
      this.#notices.endOffers();
      this.dispatchEvent(new CustomEvent('edit', { detail: { link, isStep } }));
      beginsAnew = this.#configure();
    }
    this.#learnTable();
    this.#changed();
    return beginsAnew;
  }

  /**
   * @param {string} key
   * @param {Value} value
   */
  setSetting(key, value) {
    const isStep = edits.isProblemKey(key, this.catalog);
    this.edit((config) => edits.setSetting(config, key, value), { isStep });
  }

  /**
   * Says what the experiment is about.
   * @param {Partial<Record<import('../config/line.js').Line, string>>} words empty: nothing
   */
  describe(words) {
    this.edit((config) => Object.assign(config, words), { keepsNumbers: true });
  }

  /**
   * Makes own data the data of the experiment.
   * @param {string} text as encodeTable or keepTable gives it
   */
  setOwnTable(text) {
    this.#ownTable = text;
    this.edit((config) => edits.useOwnData(config, this.catalog, text), { isStep: true });
  }

  /**
   * Changes one run. A label that named what the run no longer is goes.
   * @param {number} index
   * @param {(run: RunConfig) => void} change
   */
  editRun(index, change) {
    this.edit(({ runs }) => edits.changeRun(runs[index], change, this.catalog));
  }

  /**
   * Gives a run another optimizer, with parameters that suit it.
   * @param {number} index
   * @param {string} id
   */
  setOptimizer(index, id) {
    const params = this.paramsOf(
      findEntry(this.catalog, 'optimizers', id),
      this.config.runs[index],
    );
    this.editRun(index, (run) => edits.setOptimizer(run, id, params));
  }

  /**
   * Adds a run after the last.
   * @param {string} [id] of its optimizer; none: one that is not there yet
   * @returns {boolean} false: there are as many as there can be
   */
  addRun(id) {
    return this.#insert(({ runs }) =>
      edits.addRun(runs, this.catalog, (entry, run) => this.paramsOf(entry, run), id),
    );
  }

  /**
   * @param {number} index of the original
   * @returns {boolean} see addRun
   */
  duplicateRun(index) {
    return this.#insert(({ runs }) => edits.duplicateRun(runs, index));
  }

  /**
   * @param {RunConfig} run comes after the last
   * @returns {boolean} see addRun
   */
  appendRun(run) {
    return this.#insert(({ runs }) => edits.appendRun(runs, run));
  }

  /** @param {number} index */
  removeRun(index) {
    this.edit(({ runs }) => edits.removeRun(runs, index));
  }

  /**
   * Shows only this run, or all again if it is the only one.
   * @param {number} index
   */
  soloRun(index) {
    this.edit(({ runs }) => edits.soloRun(runs, index));
  }

  /**
   * The parameters that an optimizer gets when it is picked.
   * @param {Entry | undefined} entry
   * @param {RunConfig} [run] for which
   */
  paramsOf(entry, run) {
    const settings = settingsOf(this.config, run, indexCatalog(this.catalog));
    return this.usualParams(entry, settings, this.catalog);
  }

  /** @param {(config: Config) => void} insert */
  #insert(insert) {
    if (this.config.runs.length >= MAX_RUNS) {
      this.notify({ key: 'run', value: '', message: `there can be at most ${MAX_RUNS} runs` });
      return false;
    }
    this.edit(insert);
    return true;
  }

  /** @param {string} link */
  #read(link) {
    const { config, problems: errors } = parseLink(link, this.catalog);
    for (const error of errors) this.#notices.add(error);
    return config;
  }

  #configure() {
    const isBusy = this.#isBusy;
    this.isFrameOld = Boolean(this.#trainer);
    const beginsAnew = this.#trainer?.configure(this.config);
    this.#trainer?.setSpeed(this.speed);
    // A change in a running or finished comparison is made to see what comes of it.
    if (isBusy) this.#trainer?.play();
    return beginsAnew;
  }

  get #isBusy() {
    return this.frame?.playing || this.#isOver();
  }

  // Views want to know what the table is; it takes a moment to unpack.
  async #learnTable() {
    const { table: text } = this.config;
    if (!text || knownTable(text)) return;
    const { decodeTable } = await import('../config/table.js');
    const { table } = await decodeTable(text);
    if (!table) return;
    learnTable(text, table);
    this.#changed();
  }

  // ---- Training ----

  /** Trains until every run is over; begins again if they all are. */
  play() {
    this.#arrival = null;
    if (this.#isOver()) this.#trainer?.reset();
    this.#trainer?.play();
  }

  pause() {
    this.#arrival = null;
    this.#trainer?.pause();
  }

  toggle() {
    if (this.frame?.playing) this.pause();
    else this.play();
  }

  /** @param {number} [count] updates */
  step(count = 1) {
    this.#arrival = null;
    this.#trainer?.pause();
    this.#trainer?.step(count);
  }

  /** Tries to start an engine that did not start. */
  retry() {
    this.#trainer?.retry();
  }

  /** Back to the first step. */
  reset() {
    this.#arrival = null;
    this.#trainer?.reset();
  }

  /**
   * Shows all runs as they were at a step that was reached before.
   * @param {number} step
   */
  seek(step) {
    this.#arrival = null;
    this.#trainer?.seek(step);
  }

  /** @param {number} target step at which to stop */
  trainTo(target) {
    const missing = target - (this.frame?.step ?? 0);
    if (missing > 0) this.#trainer?.step(missing);
  }

  /**
   * Trains to a step and shows what comes out, not the way there.
   * @param {import('./arrival.js').Arrival} arrival
   */
  arrive(arrival) {
    this.#arrival = arrival;
    this.trainTo(arrival.target);
  }

  #isOver() {
    return areOver(this.frame?.runs ?? []);
  }

  /**
   * Says what a visible view needs; only that is computed.
   * @param {object} view any key
   * @param {Partial<Watch> | null} wishes null: nothing any more
   */
  want(view, wishes) {
    this.#wishes.set(view, wishes);
    this.#trainer?.watch(this.#wishes.all);
  }

  /**
   * Work for the workers besides training, see engine/worker/tasks.js.
   * @template {TaskName} Name
   * @param {Name} task
   * @param {import('../engine/worker/tasks.js').TaskArgs<Name>} args
   * @param {Omit<import('../engine/page/pool.js').TaskControl<import('../engine/worker/tasks.js').TaskProgress<Name>>, 'before'>}
   *   [control]
   * @returns {Promise<import('../engine/worker/tasks.js').TaskResult<Name>>}
   */
  async compute(task, args, control) {
    const trainer = await this.#attached;
    return trainer.task(task, args, control);
  }

  /** Where the parameters of all runs have been, see Trainer.trails. */
  async trails() {
    const trainer = await this.#attached;
    return trainer.trails();
  }

  /** How many tasks can run at the same time. */
  get workers() {
    return this.#trainer?.workers ?? 1;
  }

  /**
   * Trains the whole experiment once more, for a file of its curves.
   * @param {(share: number) => void} [onProgress] 0..1
   * @param {AbortSignal} [signal]
   * @returns {Promise<import('../engine/worker/replay.js').ReplayedExperiment>}
   */
  async replay(onProgress, signal) {
    const trainer = await this.#attached;
    return trainer.replay({ steps: this.frame?.steps, onProgress, signal });
  }

  /**
   * What a run trains on, and the mini-batches of one epoch.
   * @param {number} index of the run
   * @param {number} [epoch] counted from 0
   * @returns {Promise<import('../engine/worker/run-data.js').DataOfRun>}
   * @throws {Error} if there is no such run or epoch, or a surface in place of data
   */
  async dataOf(index, epoch = 0) {
    const trainer = await this.#attached;
    return trainer.dataOf(index, epoch);
  }

  /**
   * What the trainer knows about a run of the list.
   * @param {number} index
   * @returns {RunView | undefined}
   */
  runView(index) {
    return this.frame?.runs.find((view) => view.index === index);
  }

  /** @param {Frame} frame what the trainer reports */
  receive(frame) {
    const arrival = this.#arrival;
    if (arrival?.isOnTheWay(frame.step, !frame.runs.length || areOver(frame.runs))) return;
    this.#arrival = null;
    if (arrival?.stopsEarly) this.#trainer?.pause();
    this.frame = frame;
    this.isFrameOld = false;
    this.dispatchEvent(new Event('frame'));
  }

  // ---- Notices ----

  /** @param {import('./notices.js').News} notice */
  notify(notice) {
    this.#notices.add(notice);
    this.#changed();
  }

  /**
   * What the engine has to say now; what it said before is no longer true.
   * @param {InputError[]} errors
   */
  reportEngine(errors) {
    this.#notices.replaceEngine(errors);
    this.#changed();
  }

  /**
   * Says what is wrong with what was typed into a field, in place of what was wrong with it before.
   * @param {{ key: string, value: string, message: string }} notice see Notices.replaceTyped
   */
  reportTyped(notice) {
    this.#notices.replaceTyped(notice);
    this.#changed();
  }

  /** @param {number} [id] without: all */
  dismiss(id) {
    this.#notices.dismiss(id);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** @param {RunView[]} runs */
function areOver(runs) {
  return runs.length > 0 && runs.every(({ status }) => isOver(status));
}

/**
 * Whether a run with this status trains no further.
 * @param {string} status
 * @returns {boolean}
 */
export function isOver(status) {
  return status === 'finished' || status === 'diverged' || status === 'failed';
}

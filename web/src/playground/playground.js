// One experiment: what it is, who trains it, what came out so far. No page, no address: a page, an
// embedded view, a figure and a test all hold a Playground, and any number of them can live side by side.

import { normalizeConfig } from '../config/gate.js';
import { knownTable, learnTable } from '../config/known-tables.js';
import { formatLink, parseLink } from '../config/link.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { settingParam, settingValue, settingsOf } from '../config/settings.js';
import { Trainer } from '../engine/page/trainer.js';
import { Notices } from './notices.js';
import { Wishes } from './wishes.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
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

  /**
   * An experiment that can be read; it trains once a trainer is attached.
   * @param {Experiment} experiment
   */
  constructor({ catalog, link = '', config }) {
    super();
    this.catalog = catalog;
    /** @type {Frame | null} what the trainer last reported */
    this.frame = null;
    /** Whether the frame tells of the experiment before: its data, its network. */
    this.isFrameOld = false;
    this.#attached = new Promise((resolve) => (this.#announce = resolve));
    /** @type {Config} */
    this.config = config ? normalizeConfig(config, catalog) : this.#read(link);
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
    this.#learnTable();
    if (this.link === before) return;
    this.#configure();
    this.#changed();
  }

  /**
   * Shows an edited experiment; see Editor for the edits that there are.
   * @param {Config} next canonical
   * @param {{ isStep?: boolean }} [options] isStep: see "edit"
   * @returns {boolean} whether nothing is left of what was trained
   */
  become(next, { isStep = false } = {}) {
    const before = this.link;
    this.config = next;
    const { link } = this;
    let beginsAnew = false;
    if (link !== before) {
      this.#notices.endOffers();
      this.dispatchEvent(new CustomEvent('edit', { detail: { link, isStep } }));
      beginsAnew = this.#configure() ?? false;
    }
    this.#learnTable();
    this.#changed();
    return beginsAnew;
  }

  /** @param {string} link */
  #read(link) {
    const { config, problems: errors } = parseLink(link, this.catalog);
    for (const error of errors) this.#notices.add(error);
    return config;
  }

  #configure() {
    const isBusy = this.isBusy;
    this.isFrameOld = Boolean(this.#trainer);
    const beginsAnew = this.#trainer?.configure(this.config);
    this.#trainer?.setSpeed(this.speed);
    // A change in a running or finished comparison is made to see what comes of it.
    if (isBusy) this.#trainer?.play();
    return beginsAnew;
  }

  get isBusy() {
    return Boolean(this.frame?.playing) || this.#isOver();
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
    this.#trainer?.trainTo(target);
  }

  /** @param {boolean} isUnseen nobody sees what comes out: nothing is trained until somebody does */
  rest(isUnseen) {
    this.#trainer?.rest(isUnseen);
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
   * What another program needs to train the runs.
   * @param {number | null} index of a run; null: all runs
   * @param {AbortSignal} [signal]
   */
  async startsOf(index, signal) {
    const trainer = await this.#attached;
    return trainer.startsOf(index, signal);
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
    const isNews = notice.message || this.notices.some(({ typedIn }) => typedIn === notice.key);
    if (!isNews) return;
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

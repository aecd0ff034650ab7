// The state of the page: the experiment, what is selected, what the trainer last reported. Every
// change of the experiment goes through #commit(), which writes the link and tells the trainer.

import { MAX_RUNS, formatLink, normalizeConfig, parseLink } from '../../config/index.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { findEntry, startParams } from '../../catalog/entries.js';
import { settingParam, settingValue, settingsOf } from '../../config/settings.js';
import { knownTable, learnTable } from '../../config/known-tables.js';
import { placeTable, useOwnData } from './own-data.js';
import { anotherRun, insertRun, removeRun, soloRun } from './run-list.js';

// Text that changes with training is rewritten so often at most, in milliseconds.
const TEXT_INTERVAL = 120;
// What is not needed for the first curve waits for it, but not for ever.
const LONGEST_WAIT = 1500;

/**
 * Fires "change" (experiment, selection, notices), "frame" (the trainer reported) and, at a calm
 * pace, "text" (likewise).
 */
export class Store extends EventTarget {
  #address;
  #trainer = null;
  #noticeId = 0;
  #wishes = new Map();
  #attached;
  #settle;
  #announce;
  #lastTexts = -Infinity;
  #lateTexts;
  // Own data stays at hand when another data set is chosen.
  #ownTable;

  /**
   * @param {object} options
   * @param {object} options.catalog
   * @param {object} options.flags host flags of the address
   * @param {string} options.firstVisit link of the experiment that an address without one shows
   * @param {{ read: () => string, write: (link: string, push: boolean) => void }} options.address
   */
  constructor({ catalog, flags, firstVisit, address }) {
    super();
    this.catalog = catalog;
    this.flags = flags;
    this.frame = null;
    this.notices = [];
    this.ui = { selected: 0, panel: 'problem', cursor: null, zoom: null };
    this.#address = address;
    this.#attached = new Promise((resolve) => (this.#announce = resolve));
    /** Resolves when the first curve is drawn: time for everything that can come after it. */
    this.settled = new Promise((resolve) => (this.#settle = resolve));
    setTimeout(() => this.settle(), LONGEST_WAIT).unref?.();
    this.firstVisit = firstVisit;
    this.#load();
    // The last run of the first visit has the richest formula.
    if (this.isFirstVisit) this.ui.selected = this.config.runs.length - 1;
  }

  /** Whether the address names no experiment. */
  get isFirstVisit() {
    return this.#address.read() === '';
  }

  /** The canonical link text of the experiment, without "#". */
  get link() {
    return formatLink(this.config, this.catalog);
  }

  /** The first curve is drawn, or none is to be expected. */
  settle() {
    this.#settle();
  }

  /** Tells everything that shows the experiment that there is more to be said about it. */
  refresh() {
    this.#changed();
  }

  /**
   * From now on the trainer follows the experiment.
   * @param {object} trainer see engine/trainer.js
   */
  attach(trainer) {
    this.#trainer = trainer;
    trainer.configure(this.config);
    trainer.setSpeed(this.speed);
    trainer.watch(mergeWishes([...this.#wishes.values()]));
    this.#announce();
  }

  /** Updates a second; at the right end of its slider as many as the machine makes. */
  get speed() {
    const spec = settingParam(this.config.settings, 'speed', indexCatalog(this.catalog));
    const value = this.value('speed');
    return spec && value >= (spec.sliderMax ?? spec.max) ? Infinity : value;
  }

  /**
   * @param {string} key setting
   * @param {object} [run] whose overrides count
   */
  value(key, run) {
    const index = indexCatalog(this.catalog);
    return settingValue(settingsOf(this.config, run, index), key, index) ?? null;
  }

  /** The address changed under us: Back, Forward, or typed by hand. */
  followAddress() {
    const before = this.link;
    this.#load();
    if (this.link === before) return;
    this.#configure();
    this.#changed();
  }

  /**
   * Shows another experiment.
   * @param {string} link
   */
  open(link) {
    this.#address.write(link, true);
    this.followAddress();
  }

  /** The user's own data as text of the link; undefined: none was brought. */
  get ownTable() {
    return this.config.table ?? this.#ownTable;
  }

  /**
   * Makes own data the data of the experiment.
   * @param {string} text as encodeTable or keepTable gives it
   */
  setOwnTable(text) {
    this.#ownTable = text;
    this.#commit((config) => useOwnData(config, this.catalog, text), { push: true });
  }

  // Views want to know what the table is; it takes a moment to unpack.
  async #learnTable() {
    const { table: text } = this.config;
    if (!text || knownTable(text)) return;
    const { decodeTable } = await import('../../config/table.js');
    const { table } = await decodeTable(text);
    if (!table) return;
    learnTable(text, table);
    this.#changed();
  }

  // ---- Experiment ----

  /**
   * @param {string} key
   * @param {unknown} value
   */
  setSetting(key, value) {
    this.#commit((config) => (config.settings[key] = value));
  }

  /**
   * Changes one run.
   * @param {number} index
   * @param {(run: object) => void} change
   */
  editRun(index, change) {
    this.#commit((config) => change(config.runs[index]));
  }

  /**
   * Gives a run another optimizer. The rate of one means nothing to another, so parameters start anew.
   * @param {number} index
   * @param {string} id
   */
  setOptimizer(index, id) {
    const entry = findEntry(this.catalog, 'optimizers', id);
    this.editRun(index, (run) => Object.assign(run, { optimizer: id, params: startParams(entry) }));
  }

  /** Adds a run after the last: the first plain optimizer that is not there yet. */
  addRun() {
    const { runs } = this.config;
    this.#insertRun(runs.length, anotherRun(runs, this.catalog));
  }

  /** @param {number} index */
  duplicateRun(index) {
    this.#insertRun(index + 1, structuredClone(this.config.runs[index]));
  }

  /**
   * Adds a run after the last and selects it.
   * @param {object} run
   */
  appendRun(run) {
    this.#insertRun(this.config.runs.length, structuredClone(run));
  }

  /** @param {number} index */
  removeRun(index) {
    this.#commit(({ runs }) => removeRun(runs, index), { push: true });
    const last = Math.max(0, this.config.runs.length - 1);
    this.setUi({ selected: Math.min(this.ui.selected, last) });
  }

  /**
   * Shows only this run, or all again if it is the only one.
   * @param {number} index
   */
  soloRun(index) {
    this.#commit(({ runs }) => soloRun(runs, index));
  }

  #insertRun(index, run) {
    if (this.config.runs.length >= MAX_RUNS) {
      this.notify({ key: 'run', value: '', message: `there can be at most ${MAX_RUNS} runs` });
      return;
    }
    this.#commit(({ runs }) => insertRun(runs, index, run), { push: true });
    this.setUi({ selected: index });
  }

  #commit(change, { push = false } = {}) {
    const next = structuredClone(this.config);
    change(next);
    this.#ownTable = next.table ?? this.#ownTable;
    placeTable(next, this.catalog, this.#ownTable);
    // What should be reproduced is another experiment now.
    delete next.fingerprint;
    const before = this.link;
    this.config = normalizeConfig(next, this.catalog);
    if (this.link !== before) {
      this.#address.write(this.link, push);
      this.#configure();
    }
    this.#learnTable();
    this.#changed();
  }

  #configure() {
    const busy = this.frame?.playing || this.#isOver();
    this.#trainer?.configure(this.config);
    this.#trainer?.setSpeed(this.speed);
    // Who changes something in a running or finished comparison wants to see what comes of it.
    if (busy) this.#trainer?.play();
  }

  #isOver() {
    const runs = this.frame?.runs ?? [];
    return runs.length > 0 && runs.every((run) => isOver(run.status));
  }

  #load() {
    const text = this.#address.read();
    const { config, problems } = parseLink(text || this.firstVisit, this.catalog);
    this.config = config;
    this.#ownTable = config.table ?? this.#ownTable;
    this.notices = [];
    problems.forEach((problem) => this.#addNotice(problem));
    this.#learnTable();
    const last = Math.max(0, config.runs.length - 1);
    this.ui = { ...this.ui, selected: Math.min(this.ui.selected, last) };
  }

  // ---- Transport ----

  play() {
    if (this.#isOver()) this.#trainer.reset();
    this.#trainer?.play();
  }

  pause() {
    this.#trainer?.pause();
  }

  toggle() {
    if (this.frame?.playing) this.pause();
    else this.play();
  }

  /** @param {number} [count] updates */
  step(count = 1) {
    this.#trainer?.pause();
    this.#trainer?.step(count);
  }

  reset() {
    this.#trainer?.reset();
  }

  /**
   * Shows all runs as they were at a step that was reached before.
   * @param {number} step
   */
  seek(step) {
    this.#trainer?.seek(step);
  }

  /** @param {number} target step at which to stop */
  trainTo(target) {
    const missing = target - (this.frame?.step ?? 0);
    if (missing > 0) this.#trainer.step(missing);
  }

  /**
   * Says what a visible view needs; only that is computed.
   * @param {object} view any key
   * @param {object | null} wishes see Trainer.watch; null: nothing any more
   */
  want(view, wishes) {
    if (wishes) this.#wishes.set(view, wishes);
    else this.#wishes.delete(view);
    this.#trainer?.watch(mergeWishes([...this.#wishes.values()]));
  }

  /**
   * Work for the workers besides training, see engine/tasks.js.
   * @param {string} task
   * @param {object} args
   * @param {{ onProgress?: (value: unknown) => void, signal?: AbortSignal }} [options]
   * @returns {Promise<any>}
   */
  async compute(task, args, options) {
    await this.#attached;
    return this.#trainer.task(task, args, options);
  }

  /** Where the parameters of all runs have been, see Trainer.trails. */
  async trails() {
    await this.#attached;
    return this.#trainer.trails();
  }

  /** How many tasks can run at the same time. */
  get workers() {
    return this.#trainer?.workers ?? 1;
  }

  /**
   * Trains the whole experiment once more, for a file of its curves.
   * @param {(share: number) => void} onProgress 0..1
   * @returns {Promise<import('../../engine/worker/replay.js').ReplayedExperiment>}
   */
  replay(onProgress) {
    return this.#trainer.replay({ steps: this.frame.steps, onProgress });
  }

  /** @param {object} frame what the trainer reports */
  receive(frame) {
    this.frame = frame;
    this.dispatchEvent(new Event('frame'));
    this.#updateTexts();
  }

  // All texts change together, so that no two of them ever speak of different steps.
  #updateTexts() {
    clearTimeout(this.#lateTexts);
    const wait = this.#lastTexts + TEXT_INTERVAL - performance.now();
    if (wait > 0) {
      this.#lateTexts = setTimeout(() => this.#updateTexts(), wait);
      return;
    }
    this.#lastTexts = performance.now();
    this.dispatchEvent(new Event('text'));
  }

  /**
   * What the trainer knows about a run of the list.
   * @param {number} index
   * @returns {object | undefined}
   */
  runView(index) {
    return this.frame?.runs.find((view) => view.index === index);
  }

  // ---- Interface ----

  /** @param {object} patch part of `ui` */
  setUi(patch) {
    this.ui = { ...this.ui, ...patch };
    this.#changed();
  }

  /**
   * Moves the crosshair that all charts share.
   * @param {number | null} step
   */
  setCursor(step) {
    if (this.ui.cursor === step) return;
    this.ui.cursor = step;
    this.dispatchEvent(new Event('frame'));
  }

  /**
   * Shows a part of the x axis on all charts.
   * @param {{ min: number, max: number, unit: string } | null} zoom null: all of it
   */
  setZoom(zoom) {
    this.ui.zoom = zoom;
    this.dispatchEvent(new Event('frame'));
  }

  /** @param {{ key: string, value?: string, message: string }} problem */
  notify(problem) {
    this.#addNotice(problem);
    this.#changed();
  }

  /**
   * What the engine has to say now; what it said before is no longer true.
   * @param {{ key: string, value: string, message: string }[]} problems
   */
  reportEngine(problems) {
    this.notices = this.notices.filter((notice) => !notice.fromEngine);
    problems.forEach((problem) => this.#addNotice({ ...problem, fromEngine: true }));
    this.#changed();
  }

  /** @param {number} [id] without: all */
  dismiss(id) {
    this.notices = id === undefined ? [] : this.notices.filter((notice) => notice.id !== id);
    this.#changed();
  }

  #addNotice({ key, value, message, fromEngine = false }) {
    const same = (notice) =>
      notice.key === key && notice.value === value && notice.message === message;
    if (this.notices.some(same)) return;
    this.notices = [...this.notices, { id: ++this.#noticeId, key, value, message, fromEngine }];
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** Whether a run with this status trains no further. */
export function isOver(status) {
  return status === 'finished' || status === 'diverged' || status === 'failed';
}

function mergeWishes(all) {
  const grids = all.map(({ grid }) => grid).filter(Boolean);
  return {
    grid: grids.sort((a, b) => b.columns * b.rows - a.columns * a.rows)[0] ?? null,
    confusion: all.some(({ confusion }) => confusion),
    samples: Math.max(0, ...all.map(({ samples }) => samples ?? 0)),
    path: all.some(({ path }) => path),
    plane: all.map(({ plane }) => plane).find(Boolean) ?? null,
    measures: [...new Set(all.flatMap(({ measures }) => measures ?? []))].sort(),
  };
}

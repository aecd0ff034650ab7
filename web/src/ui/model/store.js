// What the page shows of a playground: besides the experiment itself, what is selected, how far one has
// zoomed in, and the address that follows the experiment.

import { Playground } from '../../playground/playground.js';

/** @typedef {import('../../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../config/flags.js').Flags} Flags */
/** @typedef {import('../../playground/playground.js').EditEvent} EditEvent */

/**
 * @typedef {object} Address where the experiment of a page stands
 * @property {() => string} read its link, without "#"; "": it names no experiment
 * @property {(link: string, isStep: boolean) => unknown} write `isStep`: Back leads to the one before
 * @property {string} page address of the page without query and link, for others; "": none that they could use
 * @property {string} [own] where this page can be opened by itself; "": nowhere; default: `page`
 * @property {string} [wholeQuery] what opens `own` as the whole page, where an address without a query may not
 * @property {(name: string) => string} file address of another file of the site; "": it is out of reach
 */

/**
 * @typedef {object} Ui
 * @property {number} selected index of a run
 * @property {'problem' | 'run'} panel
 * @property {number | null} hovered index of the run whose name on a chart is pointed at
 * @property {number | null} [lit] index of the run that the host of an embed points at
 * @property {number | null} cursor step under the crosshair that all charts share
 * @property {Zoom | null} zoom null: all of the x axis
 * @property {boolean} landing whether the experiment of a first visit is shown, and what became of it
 * @property {boolean} told whether what there is to see is said in words, where it can be
 * @property {Overlay[]} overlays curves of other programs, laid over the losses
 */

/** @typedef {import('../../views/view.js').Overlay} Overlay */
/** @typedef {{ min: number, max: number, unit: string }} Zoom a part of the x axis of all charts */

// Text that changes with training is rewritten so often at most, in milliseconds.
const TEXT_INTERVAL = 120;
// What is not needed for the first curve waits for it, but not for ever.
const LONGEST_WAIT = 1500;

/**
 * Fires "change" (experiment, selection, notices), "frame" (the trainer reported) and, at a calm
 * pace, "text" (likewise).
 */
export class Store extends EventTarget {
  #settle = () => {};
  #lastTexts = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lateTexts;

  /**
   * @param {object} options
   * @param {import('../../catalog/catalog-index.js').Catalog} options.catalog
   * @param {Flags} options.flags host flags of the address
   * @param {string} options.firstVisit link of the experiment that an address without one shows
   * @param {Address} options.address
   * @param {import('./growing-catalog.js').GrowingCatalog} [options.parts] where the rest of the catalog
   *   comes from; without it, the catalog is whole
   */
  constructor({ catalog, flags, firstVisit, address, parts }) {
    super();
    this.flags = flags;
    this.address = address;
    this.firstVisit = firstVisit;
    this.parts = parts;
    /** @type {import('../../playground/editor.js').Editor | null} comes after the first curve, with all that edits */
    this.editor = null;
    /** @type {import('../../playground/edit-history.js').EditHistory | null} comes after the first curve */
    this.history = null;
    /** @type {((before: Config) => void) | null} told what was before a setting; comes after the first curve */
    this.onProblem = null;
    /** Whether a study on the stage begins by itself: that of an address that has just been opened. */
    this.startsStudy = flags.autoplay ?? !flags.embed;
    this.isSettled = false;
    /** @type {Promise<void>} resolves when the first curve is drawn: time for all that can come after */
    this.settled = new Promise((resolve) => (this.#settle = resolve));
    const timer = setTimeout(() => this.settle(), LONGEST_WAIT);
    timer.unref?.();
    this.playground = new Playground({ catalog, link: address.read() || firstVisit });
    /** @type {import('../../views/scene-of.js').Source} what charts show: this, unless something else is tried out */
    this.shown = this;
    /** @type {Ui} */
    this.ui = {
      selected: 0,
      panel: 'problem',
      hovered: null,
      cursor: null,
      zoom: null,
      landing: this.isFirstVisit,
      told: true,
      overlays: [],
    };
    this.#listen();
  }

  #listen() {
    const { playground } = this;
    playground.addEventListener('change', () => this.#changed());
    playground.addEventListener('frame', () => {
      this.dispatchEvent(new Event('frame'));
      this.#updateTexts();
    });
    playground.addEventListener('edit', (event) => {
      const { link, isStep } = /** @type {EditEvent} */ (event).detail;
      this.address.write(link, isStep);
    });
  }

  /** Whether the address names no experiment. */
  get isFirstVisit() {
    return this.address.read() === '';
  }

  /** Whether what there is to see can be said in words: on the page, and where a host wants it. */
  get hasWords() {
    return this.flags.narrate ?? !this.flags.embed;
  }

  /** The first curve is drawn, or none is to be expected. */
  settle() {
    this.isSettled = true;
    this.#settle();
  }

  /** Everything but the texts is in the catalog when this resolves. */
  async loadRest() {
    await this.parts?.loadRest();
  }

  /** Everything is in the catalog when this resolves; what shows it says more from then on. */
  async loadWhole() {
    await this.parts?.loadWhole();
    this.#changed();
  }

  /** The address changed under us: Back, Forward, or typed by hand. */
  followAddress() {
    this.ui.landing = this.isFirstVisit;
    this.playground.open(this.address.read() || this.firstVisit);
    this.#select(this.ui.selected);
  }

  /**
   * Shows another experiment.
   * @param {string} link
   */
  open(link) {
    this.address.write(link, true);
    this.startsStudy = true;
    this.followAddress();
  }

  // ---- Undo ----

  get canUndo() {
    return this.history?.canUndo ?? false;
  }

  get canRedo() {
    return this.history?.canRedo ?? false;
  }

  /** Takes the last edit back. */
  undo() {
    this.history?.undo();
  }

  /** Makes the edit again that was taken back last. */
  redo() {
    this.history?.redo();
  }

  // ---- Edits ----

  get #edits() {
    if (!this.editor) throw new Error('Nothing can be edited before the first curve.');
    return this.editor;
  }

  /** @param {(config: Config) => void} change of a copy; what is not valid is left out or clamped */
  edit(change) {
    this.#edits.edit(change);
  }

  /** @type {import('../../playground/editor.js').Editor['paramsOf']} */
  paramsOf(entry, run) {
    return this.#edits.paramsOf(entry, run);
  }

  // ---- Runs, and which one is selected ----

  /** @param {string} [id] of its optimizer; none: one that is not there yet */
  addRun(id) {
    if (this.#edits.addRun(id)) this.setUi({ selected: this.#lastRun });
  }

  /** @param {number} index */
  duplicateRun(index) {
    if (this.#edits.duplicateRun(index)) this.setUi({ selected: index + 1 });
  }

  /**
   * Adds a run after the last and selects it.
   * @param {RunConfig} run
   */
  appendRun(run) {
    if (this.#edits.appendRun(run)) this.setUi({ selected: this.#lastRun });
  }

  /** @param {number} index */
  removeRun(index) {
    const { selected } = this.ui;
    const message = this.#edits.nameOf(index);
    this.#edits.removeRun(index);
    this.#select(index < selected ? selected - 1 : selected);
    this.playground.notify({ key: 'Run removed:', message, canUndo: true });
  }

  get #lastRun() {
    return Math.max(0, this.config.runs.length - 1);
  }

  /** @param {number} index as far as there are runs */
  #select(index) {
    const selected = Math.min(index, this.#lastRun);
    if (selected !== this.ui.selected) this.setUi({ selected });
  }

  // ---- Interface ----

  /** @param {Partial<Ui>} patch */
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
   * Brings forward a run on all charts.
   * @param {number | null} index null: none
   */
  setHovered(index) {
    if (this.ui.hovered === index) return;
    this.ui.hovered = index;
    this.dispatchEvent(new Event('frame'));
  }

  /**
   * Shows a part of the x axis on all charts.
   * @param {Zoom | null} zoom null: all of it
   */
  setZoom(zoom) {
    this.ui.zoom = zoom;
    this.dispatchEvent(new Event('frame'));
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

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  // ---- What the playground does, under the same names ----

  get catalog() {
    return this.playground.catalog;
  }

  get config() {
    return this.playground.config;
  }

  get frame() {
    return this.playground.frame;
  }

  /** Whether the frame tells of the experiment before; the next one is on its way. */
  get isFrameOld() {
    return this.playground.isFrameOld;
  }

  get notices() {
    return this.playground.notices;
  }

  get link() {
    return this.playground.link;
  }

  get speed() {
    return this.playground.speed;
  }

  get ownTable() {
    return this.editor?.ownTable ?? this.config.table;
  }

  get workers() {
    return this.playground.workers;
  }

  /**
   * @param {string} key
   * @param {Value} value
   */
  setSetting(key, value) {
    // A place on one axis is another one on the next.
    if (key === 'x') this.ui.cursor = null;
    const before = this.config;
    this.#edits.setSetting(key, value);
    this.onProblem?.(before);
  }

  /** @param {Parameters<import('../../playground/editor.js').Editor['describe']>[0]} words what the experiment is about; empty: nothing */
  describe(words) {
    this.#edits.describe(words);
  }

  /** @param {string} text */
  setOwnTable(text) {
    const before = this.config;
    this.#edits.setOwnTable(text);
    this.onProblem?.(before);
  }

  /**
   * @param {number} index
   * @param {(run: RunConfig) => void} change
   */
  editRun(index, change) {
    this.#edits.editRun(index, change);
  }

  /**
   * @param {number} index
   * @param {string} id
   */
  setOptimizer(index, id) {
    this.#edits.setOptimizer(index, id);
  }

  /** @param {number} index */
  soloRun(index) {
    this.#edits.soloRun(index);
  }

  play() {
    this.playground.play();
  }

  pause() {
    this.playground.pause();
  }

  toggle() {
    this.playground.toggle();
  }

  /** @param {number} [count] updates */
  step(count) {
    this.playground.step(count);
  }

  reset() {
    this.playground.reset();
  }

  /** @param {number} step */
  seek(step) {
    this.playground.seek(step);
  }

  /** @param {number} step */
  trainTo(step) {
    this.playground.trainTo(step);
  }

  /** @param {Parameters<Playground['arrive']>[0]} arrival */
  arrive(arrival) {
    this.playground.arrive(arrival);
  }

  /**
   * @param {string} key setting
   * @param {RunConfig} [run] whose overrides count
   */
  value(key, run) {
    return this.playground.value(key, run);
  }

  /** @param {number} index of the list of runs */
  runView(index) {
    return this.playground.runView(index);
  }

  /**
   * @param {object} view any key
   * @param {Partial<import('../../engine/worker/watch.js').Watch> | null} wishes
   */
  want(view, wishes) {
    this.playground.want(view, wishes);
  }

  /** @type {Playground['compute']} */
  compute(task, args, control) {
    return this.playground.compute(task, args, control);
  }

  trails() {
    return this.playground.trails();
  }

  /**
   * @param {(share: number) => void} [onProgress] 0..1
   * @param {AbortSignal} [signal]
   */
  replay(onProgress, signal) {
    return this.playground.replay(onProgress, signal);
  }

  /**
   * @param {number} index of a run
   * @param {number} epoch counted from 0
   */
  dataOf(index, epoch) {
    return this.playground.dataOf(index, epoch);
  }

  /**
   * @param {number | null} index of a run; null: all runs
   * @param {AbortSignal} [signal]
   */
  startsOf(index, signal) {
    return this.playground.startsOf(index, signal);
  }

  /** @param {import('../../playground/notices.js').News} notice */
  notify(notice) {
    this.playground.notify(notice);
  }

  /** @param {number} [id] without: all */
  dismiss(id) {
    this.playground.dismiss(id);
  }
}

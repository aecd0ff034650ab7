// What a ribbon is on a page: which values it tries, when it trains them, and what dragging does.

import { isOver } from '../../playground/playground.js';
import { Arrival } from '../../playground/arrival.js';
import { runNames } from '../../config/run-names.js';
import { ribbonFacts } from '../../studies/ribbon/outcome.js';
import { planRibbon, ribbonWish } from '../../studies/ribbon/plan.js';
import { Ribbon } from '../../studies/ribbon/ribbon.js';
import { nearestIndex } from '../../studies/ribbon/values.js';
import { stabilityWall } from '../../views/ribbon/wall.js';
import { Preview } from './preview.js';
import { Stillness } from './stillness.js';

/** @typedef {import('../../studies/ribbon/plan.js').RibbonPlan} RibbonPlan */
/** @typedef {import('../../views/ribbon/wall.js').Wall} Wall */
/** @typedef {import('../model/store.js').Store} Store */

// More than any training has.
const END = 1e9;
// What takes longer begins only when somebody asks for it, in seconds.
const LONGEST = 20;

/** Fires "change". Owns listeners: call dispose(). */
export class RibbonModel extends EventTarget {
  #store;
  #ribbon;
  #stillness;
  #preview;
  /** @type {unknown[]} what the plan follows from */
  #known = [];
  #obstacle = '';
  /** @type {RibbonPlan | null} */
  #plan = null;
  /** @type {Wall | null} */
  #wall = null;
  #wallOf = '';
  /** Of which experiment somebody asked for its training. */
  #asked = '';
  #isSeen = false;
  #onFrame = () => this.#follow();

  /** @param {Store} store with its whole catalog, that can be edited */
  constructor(store) {
    super();
    this.#store = store;
    this.#preview = new Preview(store);
    this.#ribbon = new Ribbon({
      compute: (task, args, control) => store.compute(task, args, control),
      get workers() {
        return store.workers;
      },
    });
    this.#ribbon.addEventListener('change', () => {
      // It may turn out that it takes long.
      if (this.isRunning && this.reason) this.#ribbon.stop();
      else this.#changed();
    });
    this.#stillness = new Stillness(store, () => this.#consider());
    store.addEventListener('frame', this.#onFrame);
    store.addEventListener('change', this.#onFrame);
    this.#follow();
  }

  dispose() {
    this.#store.removeEventListener('frame', this.#onFrame);
    this.#store.removeEventListener('change', this.#onFrame);
    this.#preview.clear();
    this.#ribbon.stop();
    this.#stillness.dispose();
  }

  /** Why there is no ribbon; empty: there is one. */
  get obstacle() {
    return this.#obstacle;
  }

  get plan() {
    return this.#plan;
  }

  get cells() {
    return this.#ribbon.cells;
  }

  get facts() {
    return ribbonFacts(this.cells);
  }

  get wall() {
    return this.#wall;
  }

  /** Where the cursor stands. */
  get value() {
    return this.#preview.cell?.value ?? this.#plan?.value ?? NaN;
  }

  /** Whether a value is tried out, and not set. */
  get isDragging() {
    return this.#preview.cell !== null && !this.#preview.isSet;
  }

  get isDone() {
    return this.#ribbon.isDone;
  }

  get isRunning() {
    return this.#ribbon.isRunning;
  }

  /** Name of its run. */
  get name() {
    const { config, catalog } = this.#store;
    return this.#plan ? runNames(config, catalog)[this.#plan.run] : '';
  }

  /** Why it waits until somebody asks for it; empty: it does not. */
  get reason() {
    if (!this.#plan || this.isDone || this.#asked === this.#text) return '';
    const seconds = this.#seconds;
    return seconds > LONGEST ? `about ${Math.ceil(seconds / 10) * 10} s` : this.#stillness.thrift;
  }

  /** Trains although there is a reason not to. */
  ask() {
    this.#asked = this.#text;
    this.#consider();
    this.#changed();
  }

  /** @param {boolean} isSeen whether somebody can see it */
  see(isSeen) {
    this.#isSeen = isSeen;
    this.#consider();
  }

  // The same for equal experiments, whatever the value that is tried.
  get #text() {
    return this.#plan?.jobs[0]?.text ?? '';
  }

  // How long all of it takes, as far as the first of its trainings or its run tell.
  get #seconds() {
    const known = this.cells.flatMap((cell) => cell?.trial.milliseconds ?? []);
    const count = this.#plan?.jobs.length ?? 0;
    if (known.length) {
      const sum = known.reduce((total, one) => total + one, 0);
      return ((sum / known.length) * count) / Math.max(1, this.#store.workers) / 1000;
    }
    const { frame, workers } = this.#store;
    const view = frame?.runs.find(({ index }) => index === this.#plan?.run);
    const { state } = view ?? {};
    if (!state?.step) return 0;
    const ofOne = (state.secondsTrained / state.step) * state.steps;
    return (ofOne * count) / Math.max(1, workers);
  }

  // ---- Dragging ----

  /**
   * Shows what training gives with a value: the nearest one that is known.
   * @param {number} index of a cell
   */
  show(index) {
    const plan = this.#plan;
    const { cells } = this;
    const known = cells.flatMap((cell, i) => (cell ? [i] : []));
    if (!plan || !known.length) return;
    const distance = (/** @type {number} */ i) => Math.abs(i - index);
    const nearest = known.reduce((best, i) => (distance(i) < distance(best) ? i : best));
    const cell = cells[nearest];
    if (!cell || cell === this.#preview.cell) return;
    this.#preview.show(cell, plan);
    this.#changed();
  }

  /**
   * The value is set, and its run is trained.
   * @param {number} [index] of a cell, where nothing is shown; without it nothing is set then
   */
  set(index) {
    const plan = this.#plan;
    const value = this.#preview.cell?.value ?? plan?.window.values[index ?? -1];
    if (!plan || value === undefined || this.#preview.isSet) return;
    if (value === plan.value) {
      this.cancel();
      return;
    }
    const store = this.#store;
    const { playing, step = 0, runs = [] } = store.frame ?? {};
    const areOver = runs.length > 0 && runs.every(({ status }) => isOver(status));
    this.#preview.keepUntilTrained();
    store.editRun(plan.run, (run) => plan.set(run, value));
    // At once, without the way there.
    if (!playing && step > 0) store.arrive(new Arrival(areOver ? END : step));
  }

  /** Nothing is tried out any more. */
  cancel() {
    this.#preview.clear();
    this.#changed();
  }

  /** Index of the cell at the cursor, or next to it. */
  get index() {
    return this.#plan ? nearestIndex(this.#plan.window, this.value) : -1;
  }

  // ---- What it follows ----

  #follow() {
    this.#preview.follow();
    const { config, ui, catalog } = this.#store;
    const follows = [config, ui.selected, catalog.settings];
    if (follows.some((one, i) => one !== this.#known[i])) this.#makePlan(follows);
  }

  /** @param {unknown[]} follows */
  #makePlan(follows) {
    this.#known = follows;
    const { config, catalog, ui } = this.#store;
    const wish = ribbonWish(config, catalog);
    /** @type {RibbonPlan | import('../../studies/ribbon/plan.js').NoRibbon} */
    const plan = wish.endsWith('off')
      ? { obstacle: 'off' }
      : planRibbon({ config, catalog, selected: ui.selected, wish }, this.#plan);
    if (this.isDragging) this.#preview.clear();
    this.#obstacle = plan.obstacle;
    this.#plan = plan.jobs ? plan : null;
    this.#ribbon.plan(this.#plan);
    if (this.#wallOf !== this.#text) this.#wall = null;
    this.#consider();
    this.#changed();
  }

  // Trains if it may now.
  #consider() {
    const may = this.#isSeen && this.#stillness.isStill && !this.reason && !this.#preview.isSet;
    if (!may || !this.#plan) this.#ribbon.stop();
    else if (this.isDone) this.#askForWall(this.#plan);
    else if (!this.#ribbon.isRunning) this.#train();
  }

  // What gave nothing is not begun again by itself.
  async #train() {
    const before = this.#count;
    await this.#ribbon.start();
    if (this.#count > before) this.#consider();
  }

  get #count() {
    return this.cells.filter((cell) => cell !== undefined).length;
  }

  /** @param {RibbonPlan} plan */
  async #askForWall(plan) {
    const store = this.#store;
    const text = this.#text;
    const view = store.runView(plan.run);
    if (this.#wallOf === text || !view) return;
    this.#wallOf = text;
    const compute = store.compute.bind(store);
    const wall = await stabilityWall(compute, store, plan, view);
    if (this.#text !== text) return;
    this.#wall = wall;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

// Trains what a ribbon shows, whenever it may. What is known stays known while the run is the same apart
// from the value that is tried.

import { decodeTable, engineTable } from '../../config/table.js';
import { StudyScheduler } from '../scheduler.js';
import { cellOf } from './outcome.js';
import { coarseFirst } from './values.js';

/** @typedef {import('./outcome.js').Cell} Cell */
/** @typedef {import('./plan.js').RibbonJob} RibbonJob */
/** @typedef {import('./plan.js').RibbonPlan} RibbonPlan */
/** @typedef {Pick<import('../study.js').Host, 'compute' | 'workers'>} RibbonHost */

/** Fires "change" when something became known, or when it begins or ends. */
export class Ribbon extends EventTarget {
  #host;
  /** @type {Map<string, Cell>} by the text of their jobs */
  #known = new Map();
  /** @type {StudyScheduler | null} */
  #scheduler = null;
  /** @type {RibbonJob[]} */
  #jobs = [];
  /** @type {string | undefined} */
  #table;

  /** @param {RibbonHost} host */
  constructor(host) {
    super();
    this.#host = host;
  }

  /**
   * Says what is to be tried. What is not among it is forgotten.
   * @param {Pick<RibbonPlan, 'jobs' | 'table'> | null} plan null: nothing
   */
  plan(plan) {
    const jobs = plan?.jobs ?? [];
    if (jobs.map(({ text }) => text).join() === this.#jobs.map(({ text }) => text).join()) return;
    this.stop();
    this.#jobs = jobs;
    this.#table = plan?.table;
    const texts = new Set(jobs.map(({ text }) => text));
    for (const text of this.#known.keys()) if (!texts.has(text)) this.#known.delete(text);
    this.#changed();
  }

  /** @returns {(Cell | undefined)[]} one for each value; undefined: not known yet */
  get cells() {
    return this.#jobs.map(({ text }) => this.#known.get(text));
  }

  get isRunning() {
    return this.#scheduler !== null;
  }

  get isDone() {
    return this.#jobs.every(({ text }) => this.#known.has(text));
  }

  /** Trains what is not known, as long as nobody stops it. */
  async start() {
    if (this.isRunning || this.isDone) return;
    const order = coarseFirst(this.#jobs.length).map((i) => this.#jobs[i]);
    const left = order.filter(({ text }) => !this.#known.has(text));
    const scheduler = new StudyScheduler(left, {
      train: (specs, control) => this.#train(specs, control),
      workers: () => this.#host.workers,
      onResult: (i, trial) => {
        this.#known.set(left[i].text, cellOf(left[i].value, trial));
        this.#changed();
      },
    });
    this.#scheduler = scheduler;
    this.#changed();
    await scheduler.run();
    if (this.#scheduler !== scheduler) return;
    this.#scheduler = null;
    this.#changed();
  }

  /** Ends at once; what is known stays. */
  stop() {
    const scheduler = this.#scheduler;
    this.#scheduler = null;
    scheduler?.stop();
    if (scheduler) this.#changed();
  }

  /** @type {import('../scheduler.js').SchedulerOptions['train']} */
  async #train(specs, control) {
    const table = this.#table ? (await decodeTable(this.#table)).table : null;
    const own = table ? engineTable(table) : undefined;
    control.signal.throwIfAborted();
    return this.#host.compute('trials', { specs, table: own, whole: true }, control);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

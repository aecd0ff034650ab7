// A study: many trainings that answer one question about runs. It knows what is under way and what
// came out; how the trainings are planned and what they mean is up to its kind.

import { datasetOf } from '../config/spec.js';
import { decodeTable, engineTable } from '../config/table.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { StudyScheduler } from './scheduler.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./plan.js').About} About */
/** @typedef {import('./scheduler.js').Job} Job */
/** @typedef {import('./scheduler.js').Trial} Trial */
/** @typedef {import('../engine/worker/tasks.js').TaskArgs<'trials'>} TrialsArgs */
/** @typedef {Omit<TrialsArgs, 'specs' | 'table'>} TrialOptions */
/** @typedef {import('../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('../engine/worker/tasks.js').TaskName} TaskName */

/**
 * @template {TaskName} Name
 * @typedef {import('../engine/page/pool.js').TaskControl<import('../engine/worker/tasks.js').TaskProgress<Name>>} Control
 */

/**
 * @typedef {<Name extends TaskName>(task: Name, args: import('../engine/worker/tasks.js').TaskArgs<Name>, options:
 *   Omit<Control<Name>, 'before'>) => Promise<import('../engine/worker/tasks.js').TaskResult<Name>>} Compute
 */

/**
 * @typedef {object} Series what belongs together in one colour
 * @property {string} name
 * @property {number} slot
 * @property {number[]} dash
 */

/**
 * @typedef {object} Host what a study is made on: a page, or a program
 * @property {Catalog} catalog
 * @property {Config} config
 * @property {string} link of the configuration
 * @property {number} selected index of the selected run
 * @property {number} workers how many there are now
 * @property {About['value']} value of a setting
 * @property {Compute} compute on a worker
 * @property {() => () => void} holdTraining lets other training wait; returns what lets it go on
 * @property {() => boolean} isHidden whether nobody looks: nothing new is begun meanwhile
 * @property {(listener: () => void) => () => void} onHidden told when that changes; returns what ends
 *   it
 * @property {(draw: () => void) => void} beforeDrawing calls before the next picture is drawn
 */

/**
 * @template {Plan} P
 * @template R
 * @typedef {object} StudyKind
 * @property {string} id its settings begin with it and a dot
 * @property {(about: About) => P} plan
 * @property {(study: Study<P, R>, plan: P, before: R | null) => Promise<void>} perform makes the trainings, see
 *   Study.train, and fills `results`; before: what there was when it was stopped
 * @property {(plan: P, host: Pick<Host, 'config' | 'catalog'>) => Series[]} series
 * @property {(run: RunConfig, plan: P, host: Pick<Host, 'config' | 'catalog'>) => void} forget
 *   removes from a run what the results do not depend on
 * @property {string[]} [looks] its settings that only say what is shown of the results
 * @property {(about: About, trainings: unknown[]) => { plan: P, results: R } | null} [restore] what a file of its
 *   results holds; null: it is of something else
 */

/** @typedef {{ share: number, done: number, total: number }} StudyProgress share: 0..1, in steps */
/** @typedef {{ run(): Promise<void>, stop(): void, wake(): void }} Scheduler what hands trainings to the workers */

/**
 * @typedef {object} SchedulerTools
 * @property {Host['compute']} compute
 * @property {() => number} workers how many there are
 * @property {() => boolean} isPaused
 * @property {(progress: { done: number, share: number }) => void} onProgress
 */

/**
 * @typedef {Pick<Study<Plan, unknown>, 'status' | 'plan' | 'nextPlan' | 'isRunning' | 'isStale' |
 *   'series' | 'made' | 'progress' | 'phase' | 'secondsLeft' | 'seconds' | 'start' | 'stop' |
 *   'addEventListener' | 'removeEventListener'>} AnyStudy a study of whatever kind
 */

/**
 * @typedef {object} Made what the results belong to
 * @property {string} common text of everything that all its trainings share
 * @property {string[]} runs texts of their definitions
 * @property {string} link
 * @property {string | undefined} table own data
 */

// The time left is not told before it can be known.
const MIN_SHARE = 0.005;
// Milliseconds between two pictures while trainings go on: the workers need the machine more.
const PAUSE = 50;

/**
 * Fires "change", not too often.
 * @template {Plan} P
 * @template R
 */
export class Study extends EventTarget {
  #host;
  #kind;
  /** @type {{ config: Config, selected: number, plan: P } | null} */
  #planned = null;
  /** @type {Scheduler | null} */
  #scheduler = null;
  #isRequested = false;
  #shown = -Infinity;
  #started = 0;
  // Trainings of the parts that are over.
  #before = 0;
  // Those that it took until it was stopped.
  #secondsBefore = 0;

  /**
   * @param {Host} host
   * @param {StudyKind<P, R>} kind
   */
  constructor(host, kind) {
    super();
    this.#host = host;
    this.#kind = kind;
    /** @type {'idle' | 'running' | 'done' | 'stopped'} */
    this.status = 'idle';
    /** @type {P | null} what was or is being made */
    this.plan = null;
    /** @type {R | null} */
    this.results = null;
    /** @type {Series[]} */
    this.series = [];
    /** @type {Made | null} */
    this.made = null;
    /** @type {StudyProgress} */
    this.progress = { done: 0, total: 0, share: 0 };
    this.phase = '';
    /** Seconds that it took. */
    this.seconds = 0;
  }

  /** What pressing the button would do now. */
  get nextPlan() {
    const { config, selected } = this.#host;
    if (this.#planned?.config !== config || this.#planned.selected !== selected) {
      this.#planned = { config, selected, plan: this.#kind.plan(this.#about) };
    }
    return this.#planned.plan;
  }

  /** @returns {About} */
  get #about() {
    const { config, catalog, selected } = this.#host;
    return { config, catalog, selected, value: (key) => this.#host.value(key) };
  }

  get isRunning() {
    return this.status === 'running';
  }

  /** Whether the results are about runs or settings that are different now. */
  get isStale() {
    const { plan, made } = this;
    if (!plan || !made) return false;
    const { config } = this.#host;
    if (made.common !== this.#commonText(config)) return true;
    const present = new Set(config.runs.map((run) => this.#definitionText(run, plan)));
    return made.runs.some((text) => !present.has(text));
  }

  /**
   * A run apart from how it looks, and from what the study gives it anyway.
   * @param {RunConfig} run
   * @param {P} plan
   */
  #definitionText(run, plan) {
    const plain = structuredClone({ ...run, label: '', color: null, visible: true });
    this.#kind.forget(plain, plan, this.#host);
    return JSON.stringify(plain);
  }

  /**
   * What all trainings share: settings of the problem and of this study.
   * @param {Config} config
   */
  #commonText(config) {
    const index = indexCatalog(this.#host.catalog);
    const prefix = `${this.#kind.id}.`;
    const apart = [`${prefix}runs`, ...(this.#kind.looks ?? [])];
    const isOwn = (/** @type {string} */ key) => key.startsWith(prefix) && !apart.includes(key);
    const settings = Object.entries(config.settings).filter(
      ([key]) => isOwn(key) || !index.isView(key),
    );
    return JSON.stringify([settings, config.table ?? '']);
  }

  /** Makes the trainings. Interactive training waits meanwhile. */
  async start() {
    const plan = this.nextPlan;
    if (plan.obstacle || this.isRunning) return;
    const goOn = this.#host.holdTraining();
    const before = this.status === 'stopped' ? this.results : null;
    const { seconds } = this;
    this.#begin(plan);
    this.#secondsBefore = seconds;
    await this.#kind.perform(this, plan, before);
    goOn();
    // Others may have been opened meanwhile.
    if (this.plan !== plan) return;
    if (this.isRunning) this.status = 'done';
    this.seconds = (performance.now() - this.#started) / 1000;
    this.#scheduler = null;
    this.#changed();
  }

  /**
   * Shows results that were made elsewhere, of the experiment as it is now.
   * @param {unknown[]} trainings from a file
   * @returns {boolean} whether they are its
   */
  restore(trainings) {
    const restored = this.#kind.restore?.(this.#about, trainings);
    if (!restored) return false;
    this.stop();
    this.#begin(restored.plan);
    const { length: done } = trainings;
    const { trials: total } = restored.plan;
    this.results = restored.results;
    this.progress = { done, total, share: done / total };
    this.status = done < total ? 'stopped' : 'done';
    this.seconds = NaN;
    this.#changed();
    return true;
  }

  /** @param {P} plan */
  #begin(plan) {
    const { config, link } = this.#host;
    this.plan = plan;
    this.results = null;
    this.made = {
      common: this.#commonText(config),
      runs: plan.runs.map((index) => this.#definitionText(config.runs[index], plan)),
      link,
      table: config.table,
    };
    this.series = this.#kind.series(plan, this.#host);
    this.status = 'running';
    this.#started = performance.now();
    this.#before = 0;
    this.progress = { done: 0, total: plan.trials, share: 0 };
    this.#changed();
  }

  /** Ends it; what is there stays. */
  stop() {
    if (!this.isRunning) return;
    this.status = 'stopped';
    this.#scheduler?.stop();
    this.#changed();
  }

  /** Seconds until it is done, as far as can be said; NaN: it cannot. */
  get secondsLeft() {
    const { share } = this.progress;
    if (!this.isRunning || share < MIN_SHARE) return NaN;
    return (((performance.now() - this.#started) / 1000) * (1 - share)) / share;
  }

  /** @type {Host['compute']} what trains nothing, and so needs no scheduler */
  compute(task, args, options) {
    return this.#host.compute(task, args, options);
  }

  /**
   * Keeps what there was when it was stopped.
   * @param {R} results
   * @param {number} done trainings among them
   */
  goOnFrom(results, done) {
    this.results = results;
    this.#started -= 1000 * this.#secondsBefore;
    this.progress = { ...this.progress, done, share: done / this.progress.total };
  }

  /** @param {number} trials that were not planned for turned out to be needed; below 0: not to be needed */
  expectMore(trials) {
    this.progress = { ...this.progress, total: this.progress.total + trials };
  }

  /**
   * Lets a scheduler work until it is done or stopped.
   * @param {(tools: SchedulerTools) => Scheduler} make
   */
  async work(make) {
    if (!this.isRunning) return;
    const scheduler = make({
      compute: (task, args, control) => this.#host.compute(task, args, control),
      workers: () => this.#host.workers,
      isPaused: () => this.#host.isHidden(),
      onProgress: ({ done, share }) => {
        this.progress = { ...this.progress, done, share };
        this.#changed();
      },
    });
    this.#scheduler = scheduler;
    const ignoreHidden = this.#host.onHidden(() => scheduler.wake());
    await scheduler.run();
    ignoreHidden();
  }

  /**
   * Makes some trainings on all workers.
   * @param {Job[]} jobs
   * @param {TrialOptions} options
   * @param {(index: number, trial: Trial) => void} onResult
   * @param {{ from: number, to: number, phase?: string }} [part] of the whole progress
   */
  async train(jobs, options, onResult, { from, to, phase = '' } = { from: 0, to: 1 }) {
    if (!this.isRunning || !jobs.length) return;
    this.phase = phase;
    const before = this.#before;
    this.#before += jobs.length;
    const table = await this.tableFor(jobs.map(({ spec }) => spec));
    await this.work(
      ({ compute, onProgress, ...host }) =>
        new StudyScheduler(jobs, {
          ...host,
          train: (specs, control) => compute('trials', { specs, table, ...options }, control),
          onResult: (index, trial) => {
            onResult(index, trial);
            this.#changed();
          },
          onProgress: ({ done, share }) =>
            onProgress({ done: before + done, share: from + (to - from) * share }),
        }),
    );
  }

  /**
   * @param {RunSpec[]} specs
   * @returns {Promise<import('../engine/wasm/bindings.js').EngineTable | undefined>} the user's own data, if they are about
   *   them
   */
  async tableFor(specs) {
    const { catalog } = this.#host;
    const needsTable = specs.some((spec) => datasetOf(spec, catalog)?.own);
    if (!needsTable || !this.made?.table) return undefined;
    const { table } = await decodeTable(this.made.table);
    return table ? engineTable(table) : undefined;
  }

  #changed() {
    if (this.#isRequested) return;
    this.#isRequested = true;
    const wait = this.isRunning ? Math.max(0, this.#shown + PAUSE - performance.now()) : 0;
    setTimeout(() => {
      this.#host.beforeDrawing(() => {
        this.#isRequested = false;
        this.#shown = performance.now();
        this.dispatchEvent(new Event('change'));
      });
    }, wait);
  }
}

/**
 * Makes all trainings of a plan whose results are a list of trials, one per job.
 * @template {Plan & { jobs: Job[] }} P
 * @param {Study<P, Array<Trial | undefined>>} study
 * @param {P} plan
 * @param {TrialOptions} options
 */
export async function performAll(study, plan, options) {
  /** @type {Array<Trial | undefined>} */
  const trials = plan.jobs.map(() => undefined);
  study.results = trials;
  await study.train(plan.jobs, options, (index, trial) => {
    trials[index] = trial;
  });
}

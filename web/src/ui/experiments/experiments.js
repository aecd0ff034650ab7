// The experiments of the page: what is under way, what came out. One of each kind; they stay while
// other pictures are looked at.

import { datasetOf } from '../../config/index.js';
import { decodeTable, engineTable } from '../../config/table.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { ExperimentScheduler } from '../../studies/scheduler.js';
import { targetOf } from '../../studies/axes.js';
import { planRace, CURVE_POINTS, Race } from '../../studies/race.js';
import { planRange } from '../../studies/range.js';
import { planSweep } from '../../studies/sweep.js';
import { runNames } from '../../config/run-names.js';
import { COLOR_COUNT, colorSlot, dashOf } from '../../drawing/palette.js';
import { isOver } from '../../playground/playground.js';

// Time left is not told before it can be known.
const MIN_SHARE = 0.005;
// Milliseconds between two pictures while trainings go on: the workers need the machine more.
const PAUSE = 50;

/**
 * @typedef {object} Series what belongs together in one colour
 * @property {string} name
 * @property {number} slot
 * @property {number[]} dash
 */

/** Fires "change", not too often. */
class Experiment extends EventTarget {
  #store;
  #options;
  #planned = { config: null, selected: -1, plan: null };
  #scheduler = null;
  #isRequested = false;
  #resume = false;
  #shown = -Infinity;

  /**
   * @param {object} store
   * @param {object} options
   * @param {string} options.prefix of its settings
   * @param {(about: object) => object} options.plan
   * @param {(experiment: Experiment, plan: object) => Promise<void>} options.perform
   * @param {(plan: object, store: object) => Series[]} options.series
   * @param {(run: object, plan: object, about: object) => void} options.forget what of a run the
   *   results do not depend on
   */
  constructor(store, options) {
    super();
    this.#store = store;
    this.#options = options;
    /** @type {'idle' | 'running' | 'done' | 'stopped'} */
    this.status = 'idle';
    this.plan = null;
    /** @type {Series[]} */
    this.series = [];
    this.trials = [];
    this.progress = null;
    this.phase = '';
    this.version = 0;
  }

  /** What pressing the button would do now. */
  get nextPlan() {
    const { config, catalog, ui } = this.#store;
    const { selected } = ui;
    if (this.#planned.config !== config || this.#planned.selected !== selected) {
      const value = (key) => this.#store.value(key);
      const plan = this.#options.plan({ config, catalog, value, selected });
      this.#planned = { config, selected, plan };
    }
    return this.#planned.plan;
  }

  get isRunning() {
    return this.status === 'running';
  }

  /** Whether the results are about runs or settings that are different now. */
  get isStale() {
    if (!this.plan) return false;
    const now = this.#store.config;
    if (this.made.common !== this.#commonText(now)) return true;
    const present = new Set(now.runs.map((run) => this.#definitionText(run)));
    return this.made.runs.some((text) => !present.has(text));
  }

  // A run apart from how it looks, and from what the experiment gives it anyway.
  #definitionText(run) {
    const { config, catalog } = this.#store;
    const plain = structuredClone({ ...run, label: '', color: null, visible: true });
    this.#options.forget(plain, this.plan, { config, catalog });
    return JSON.stringify(plain);
  }

  // What all trainings share: settings of the problem and of this experiment.
  #commonText(config) {
    const { catalog } = this.#store;
    const index = indexCatalog(catalog);
    const { prefix } = this.#options;
    const isOwn = (key) => key.startsWith(prefix) && key !== `${prefix}runs`;
    const settings = Object.entries(config.settings).filter(
      ([key]) => isOwn(key) || !index.isView(key),
    );
    return JSON.stringify([settings, config.table ?? '']);
  }

  /** Makes the trainings. Interactive training waits meanwhile. */
  async start() {
    const plan = this.nextPlan;
    if (plan.problem || this.isRunning) return;
    const { config, link, catalog } = this.#store;
    const runs = (plan.runs ?? plan.racers.map(({ run }) => run)).filter((index) => index >= 0);
    this.plan = plan;
    this.made = {
      common: this.#commonText(config),
      runs: runs.map((index) => this.#definitionText(config.runs[index])),
      link,
      table: config.table,
    };
    this.series = this.#options.series(plan, this.#store, catalog);
    this.trials = [];
    this.words = null;
    this.status = 'running';
    this.started = performance.now();
    this.made.before = 0;
    this.total = plan.jobs?.length ?? plan.trials;
    this.progress = { done: 0, total: this.total, share: 0 };
    this.#pauseTraining();
    this.#changed();
    await this.#options.perform(this, plan);
    if (this.isRunning) this.status = 'done';
    this.seconds = (performance.now() - this.started) / 1000;
    this.#scheduler = null;
    this.#resumeTraining();
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
    const share = this.progress?.share ?? 0;
    if (!this.isRunning || share < MIN_SHARE) return NaN;
    return (((performance.now() - this.started) / 1000) * (1 - share)) / share;
  }

  /**
   * Makes some trainings on all workers.
   * @param {object[]} jobs
   * @param {object} options of the task `trials`
   * @param {(index: number, trial: object) => void} onResult
   * @param {{ from: number, to: number, phase?: string }} [part] of the whole progress
   */
  async train(jobs, options, onResult, { from, to, phase = '' } = { from: 0, to: 1 }) {
    if (!this.isRunning || !jobs.length) return;
    this.phase = phase;
    const { before } = this.made;
    this.made.before += jobs.length;
    const table = await this.#tableFor(jobs);
    const scheduler = new ExperimentScheduler(jobs, {
      train: (specs, control) =>
        this.#store.compute('trials', { specs, table, ...options }, control),
      workers: () => this.#store.workers,
      isPaused: () => document.hidden,
      onResult: (index, trial) => {
        this.version += 1;
        onResult(index, trial);
        this.#changed();
      },
      onProgress: ({ done, share }) => {
        this.progress = {
          done: before + done,
          total: this.total,
          share: from + (to - from) * share,
        };
        this.#changed();
      },
    });
    this.#scheduler = scheduler;
    const wake = () => scheduler.wake();
    document.addEventListener('visibilitychange', wake);
    // Stopped while the data were read.
    if (!this.isRunning) scheduler.stop();
    await scheduler.run();
    document.removeEventListener('visibilitychange', wake);
  }

  async #tableFor(jobs) {
    const { catalog } = this.#store;
    const needsTable = jobs.some(({ spec }) => datasetOf(spec, catalog)?.own);
    if (!needsTable || !this.made.table) return undefined;
    const { table } = await decodeTable(this.made.table);
    return table ? engineTable(table) : undefined;
  }

  // Both would only get half of the machine each.
  #pauseTraining() {
    this.#resume = Boolean(this.#store.frame?.playing);
    if (this.#resume) this.#store.pause();
  }

  #resumeTraining() {
    const runs = this.#store.frame?.runs ?? [];
    const isFinished = runs.every(({ status }) => isOver(status));
    if (this.#resume && !isFinished && !this.#store.frame?.playing) this.#store.play();
    this.#resume = false;
  }

  #changed() {
    if (this.#isRequested) return;
    this.#isRequested = true;
    const wait = this.isRunning ? Math.max(0, this.#shown + PAUSE - performance.now()) : 0;
    setTimeout(() => {
      requestAnimationFrame(() => {
        this.#isRequested = false;
        this.#shown = performance.now();
        this.dispatchEvent(new Event('change'));
      });
    }, wait);
  }
}

function forgetRate(run) {
  run.params.lr = 0;
}

function forgetSchedule(run) {
  forgetRate(run);
  Object.assign(run, { schedule: '', scheduleParams: {} });
  Object.assign(run, { warmup: 0, warmupKind: '', warmupParams: {} });
}

function forgetSwept(run, { x, y }, { config, catalog }) {
  for (const { key, values } of [x, y].filter(Boolean)) {
    targetOf(key, run, config, catalog)?.set(run, values[0]);
  }
}

function runSeries(plan, { config, catalog }) {
  const names = runNames(config, catalog);
  return plan.runs.map((index) => ({
    name: names[index],
    slot: colorSlot(config.runs[index], index),
    dash: dashOf(config.runs[index], index),
  }));
}

function racerSeries(plan, { config, catalog }) {
  const racers = plan.racers.map(({ definition }) => definition);
  const names = runNames({ ...config, runs: racers }, catalog);
  return plan.racers.map(({ run }, place) => {
    const name = names[place];
    const look = run >= 0 ? config.runs[run] : { color: place % COLOR_COUNT };
    return { name, slot: colorSlot(look, run), dash: dashOf(look, run >= 0 ? run : place) };
  });
}

async function performAll(experiment, plan, options) {
  experiment.trials = plan.jobs.map(() => undefined);
  await experiment.train(plan.jobs, options, (index, trial) => (experiment.trials[index] = trial));
}

// Tuning, a look beyond the ends of the ranges, then fresh seeds.
async function performRace(experiment, plan) {
  const race = new Race(plan);
  experiment.race = race;
  const first = race.firstJobs();
  const last = plan.racers.length * plan.fresh;
  const tuned = first.length / (first.length + last);
  const tuning = 'Tuning';
  await experiment.train(first, {}, (i, trial) => race.tuned(first[i], trial), {
    from: 0,
    to: tuned,
    phase: tuning,
  });
  for (let extra = race.extraJobs(); extra.length; extra = race.extraJobs()) {
    if (!experiment.isRunning) return;
    const jobs = extra;
    experiment.total += jobs.length;
    const part = { from: tuned, to: tuned, phase: `${tuning} beyond the range` };
    await experiment.train(jobs, {}, (i, trial) => race.tuned(jobs[i], trial), part);
  }
  const jobs = race.lastJobs();
  const options = { curve: CURVE_POINTS };
  const part = { from: tuned, to: 1, phase: 'Comparing' };
  await experiment.train(jobs, options, (i, trial) => race.compared(jobs[i], trial), part);
}

const prepared = new WeakSet();

/**
 * Starts all workers with the whole engine, so that an experiment begins at once when the button is
 * pressed.
 * @param {object} store
 */
export async function prepareWorkers(store) {
  if (prepared.has(store)) return;
  prepared.add(store);
  await store.settled;
  const nothing = Array.from({ length: store.workers }, () =>
    store.compute('trials', { specs: [] }),
  );
  // What fails now is said when it is needed.
  await Promise.allSettled(nothing);
}

const all = new WeakMap();

/**
 * The experiments of a page.
 * @param {object} store
 * @returns {{ range: Experiment, sweep: Experiment, race: Experiment }}
 */
export function experimentsOf(store) {
  if (!all.has(store)) {
    const range = {
      prefix: 'range.',
      plan: planRange,
      forget: forgetSchedule,
      series: runSeries,
      perform: (experiment, plan) => performAll(experiment, plan, { history: true }),
    };
    const sweep = {
      prefix: 'sweep.',
      plan: planSweep,
      forget: forgetSwept,
      series: runSeries,
      perform: (experiment, plan) => performAll(experiment, plan, {}),
    };
    const race = {
      prefix: 'race.',
      plan: planRace,
      forget: forgetRate,
      series: racerSeries,
      perform: performRace,
    };
    all.set(store, {
      range: new Experiment(store, range),
      sweep: new Experiment(store, sweep),
      race: new Experiment(store, race),
    });
  }
  return all.get(store);
}

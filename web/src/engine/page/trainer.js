// The page's side of training: keeps runs in workers at one common step, and hands what they report
// to the views once per animation frame. The page's thread never trains.
//
// Work goes in rounds. A round tells every worker a step to train to; when all have answered, the
// next one begins. So runs stay comparable, and nobody sends more than was asked for.
//
// Here is what the page can ask for, and how answers come back to it; Rounds train PlacedRuns (which
// run is in which worker) to where Transport says (play, step, seek), at the Pace of the machine.

import { normalizeConfig } from '../../config/gate.js';
import { DataSets } from '../wasm/data-sets.js';
import { messageOf } from '../wasm/message-of.js';
import { EngineModules } from './engine-modules.js';
import { FrameLoop } from './frame-loop.js';
import { watchNothing } from '../worker/watch.js';
import { PlacedRuns } from './placed-runs.js';
import { WorkerPool } from './pool.js';
import { Retry } from './retry.js';
import { problemsOf } from './run-errors.js';
import { Rounds } from './rounds.js';
import { Transport } from './transport.js';
import { WorkerData } from './worker-data.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('../wasm/bindings.js').InputError} InputError */
/** @typedef {import('../messages.js').ToWorker} ToWorker */
/** @typedef {import('./run-state.js').Frame} Frame */
/** @typedef {import('../worker/tasks.js').TaskName} TaskName */
/** @import { TaskProgress } from '../worker/tasks.js' */

/**
 * @typedef {object} TrainerOwnOptions
 * @property {Catalog} catalog
 * @property {(frame: Frame) => void} onFrame at most once per animation frame
 * @property {(problems: InputError[]) => void} [onProblems] all there are now, when they change
 * @property {string | URL} [dataUrl] folder of the data sets; default: data/ beside the page
 * @property {boolean} [startsSmall] begin with the start module where it is enough
 * @property {Partial<import('./pool.js').PoolOptions>} [pool] for tests
 * @property {(callback: () => void) => void} [requestFrame]
 * @property {() => number} [now] what the speed goes by, in milliseconds
 */

/** @typedef {TrainerOwnOptions & import('../wasm/wasm-module.js').ModuleSource} TrainerOptions */

export class Trainer {
  #catalog;
  #onFrame;
  #onProblems;
  /** @type {EngineModules} */
  #modules;
  #data;
  #transport;
  #placed;
  #rounds;
  /** @type {import('./trails.js').Trails | null} made when somebody asks for trails */
  #trailRequests = null;
  /** @type {(worker: number, message: import('../messages.js').ToWorker) => void} */
  #post;
  /** What onProblems was told last. */
  #told = '';
  /** @type {InputError[]} */
  #otherProblems = [];
  #isDirty = false;
  #retry = new Retry(() => this.#tryAgain());
  /** Whether it played when the engine failed. */
  #isInterrupted = false;
  #onVisibility = () => this.#wake();

  /** @param {TrainerOptions} options */
  constructor({ catalog, onFrame, onProblems = () => {}, dataUrl, pool, ...rest }) {
    const { startsSmall = false, requestFrame, now, ...source } = rest;
    this.#transport = new Transport(now);
    this.#catalog = catalog;
    this.#onFrame = onFrame;
    this.#onProblems = onProblems;
    this.frames = new FrameLoop(() => this.#draw(), requestFrame);
    this.pool = new WorkerPool({
      module: () => this.#modules.first(this.runs.map(({ spec }) => spec)),
      onMessage: (worker, message) => this.#receive(worker, message),
      onLost: (worker, reason) => this.#restore(worker, reason),
      onFailed: (message) => this.#giveUp(message),
      ...pool,
    });
    /** @type {(worker: number, message: ToWorker) => void} */
    const post = (worker, message) => this.pool.post(worker, message);
    this.#post = post;
    this.#modules = new EngineModules({ catalog, source, isSmall: startsSmall, pool: this.pool });
    const folder = () => new URL(dataUrl ?? 'data/', globalThis.document?.baseURI ?? dataUrl);
    this.dataSets = new DataSets(folder);
    this.#data = new WorkerData(catalog, this.dataSets);
    const transport = this.#transport;
    this.#placed = new PlacedRuns({
      ...{ catalog, pool: this.pool, modules: this.#modules, data: this.#data, transport },
      onFailed: (error) => this.#report(error),
    });
    this.#rounds = new Rounds({ placed: this.#placed, transport, post });
    globalThis.document?.addEventListener('visibilitychange', this.#onVisibility);
  }

  /**
   * Takes over an experiment. Runs whose definition did not change keep their progress; new ones
   * train until they are where the others are. Without any old run everything begins at step 0.
   * @param {import('../../config/config.js').Config} config
   * @returns {boolean} whether everything begins at step 0
   */
  configure(config) {
    this.#otherProblems = [];
    const beginsAnew = this.#placed.configure(normalizeConfig(config, this.#catalog));
    this.#tellProblems();
    this.#go();
    return beginsAnew;
  }

  /** Trains until every run is finished or has diverged. */
  play() {
    this.#transport.play();
    this.#go();
  }

  /** Stops after the updates that are under way. */
  pause() {
    this.#isInterrupted = false;
    this.#transport.pause();
    this.#go();
  }

  /**
   * Pauses, then trains every run by some updates.
   * @param {number} [updates]
   */
  step(updates = 1) {
    this.#transport.step(updates);
    this.#go();
  }

  /**
   * Pauses, then trains every run to a step.
   * @param {number} step
   */
  trainTo(step) {
    this.#transport.trainTo(step);
    this.#go();
  }

  /**
   * Nothing is trained while nobody sees it; what else is asked for is done, and training goes on afterwards.
   * @param {boolean} isUnseen
   */
  rest(isUnseen) {
    this.#transport.isResting = isUnseen;
    this.frames.rest(isUnseen);
    this.#wake();
    this.#show();
  }

  /** Pauses, and brings every run back to its first step. */
  reset() {
    this.#transport.pause();
    this.#transport.rewind();
    this.#placed.startOver();
    this.#show();
  }

  /**
   * Pauses, and shows every run as it was at a step that it has been to before. What comes after is
   * kept in the views' `ahead` until it is trained again.
   * @param {number} step
   */
  seek(step) {
    this.#transport.seek(Math.min(this.#placed.farthestStep, Math.max(0, Math.round(step))));
    this.#go();
  }

  /** @param {number} stepsPerSecond Infinity: as fast as possible */
  setSpeed(stepsPerSecond) {
    this.#transport.setSpeed(stepsPerSecond);
    this.#pump();
  }

  /**
   * Says what the visible views need; only that is computed.
   * @param {Partial<import('../worker/watch.js').Watch>} watch
   */
  watch(watch) {
    const all = { ...watchNothing, ...watch };
    const known = this.#rounds.watched.watch;
    if (JSON.stringify(all) === JSON.stringify(known)) return;
    this.#rounds.watch(all);
    // The start module knows none of these.
    if (all.plane || all.measures.length || all.confusion || all.network || all.steps) {
      this.upgrade().catch((error) => this.#report({ key: 'engine', rule: messageOf(error) }));
    }
    // What a new view wants was not recorded so far. Training again gives it, where that is quick,
    // and the same numbers; elsewhere it is recorded from now on.
    if (all.measures.some((measure) => !known.measures.includes(measure))) this.#placed.repeat();
    this.#pump();
  }

  /** Tries to start an engine that did not start, which else happens by itself now and then. */
  retry() {
    this.#retry.now();
  }

  /** Ends all workers. */
  dispose() {
    this.#retry.stop();
    globalThis.document?.removeEventListener('visibilitychange', this.#onVisibility);
    this.pool.dispose();
  }

  // ---- Work for the workers besides training ----

  /**
   * Gives every worker the full engine, if all it has is the start module.
   * @returns {Promise<void>}
   * @throws {Error} if it cannot be loaded; the next call tries again
   */
  complete() {
    return this.#modules.complete();
  }

  /**
   * Moves runs out of the start module, since something is wanted that only the full engine can
   * tell about them. They train again to where they were.
   * @returns {Promise<void>} when they have begun to
   */
  async upgrade() {
    await this.complete();
    await this.#placed.upgrade();
  }

  /**
   * Runs a task of tasks.js on some worker.
   * @template {TaskName} Name
   * @param {Name} name
   * @param {import('../worker/tasks.js').TaskArgs<Name>} args
   * @param {Omit<import('./pool.js').TaskControl<TaskProgress<Name>>, 'before'>} [control]
   * @returns {Promise<import('../worker/tasks.js').TaskResult<Name>>}
   */
  async task(name, args, control = {}) {
    await this.complete();
    const { fullArgs, specsOf } = await import('./full-args.js');
    const before = await this.#data.load(specsOf(args));
    const full = await fullArgs(name, args, this.#catalog);
    return this.pool.run(name, full, { ...control, before });
  }

  /**
   * Where the parameters of the runs have been, up to the step they are at.
   * @returns {Promise<import('./trails.js').RunTrail[]>} without runs that are not there yet
   */
  async trails() {
    await this.upgrade();
    const { Trails } = await import('./trails.js');
    this.#trailRequests ??= new Trails(this.#post);
    return this.#trailRequests.ask(this.#placed);
  }

  /** How many tasks can run at the same time. */
  get workers() {
    return this.pool.size;
  }

  /**
   * Trains all runs again, aside, and notes the rows that `npm run replay` prints for the link with `--every`.
   * @param {import('./replay-experiment.js').ReplayControl} [control]
   * @returns {Promise<import('../worker/replay.js').ReplayedExperiment>}
   */
  async replay(control = {}) {
    const { replayRuns } = await import('./aside.js');
    return replayRuns(this, this.#placed, control);
  }

  /**
   * What a run trains on, and the mini-batches of one epoch.
   * @param {number} index place of the run in the experiment
   * @param {number} epoch counted from 0
   * @returns {Promise<import('../worker/run-data.js').DataOfRun>}
   * @throws {Error} if there is no such run or epoch, or a surface in place of data
   */
  async dataOf(index, epoch) {
    const { dataOfRun } = await import('./aside.js');
    return dataOfRun(this, this.#placed, index, epoch);
  }

  /**
   * What another program needs to train the runs.
   * @param {number | null} index place of a run in the experiment; null: all runs
   * @param {AbortSignal} [signal]
   * @returns {Promise<import('./aside.js').NamedStart[]>}
   * @throws {Error} if there is no such run
   */
  async startsOf(index, signal) {
    const { startsOfRuns } = await import('./aside.js');
    return startsOfRuns(this, this.#placed, index, signal);
  }

  // ---- What workers say ----

  /**
   * @param {number} worker
   * @param {import('../messages.js').RunAnswer} message
   */
  #receive(worker, message) {
    if (message.type === 'trail') this.#trailRequests?.receive(message);
    else if (message.type === 'created') this.#begin(message);
    else if (this.#rounds.receive(worker, message)) this.#go();
  }

  /** @param {import('../messages.js').CreatedMessage} message */
  #begin(message) {
    const run = this.#placed.byHandle(message.key);
    if (!run) return;
    if (run.isSmall && message.problems.length) {
      this.#placed.explain(run);
      return;
    }
    run.begin(message);
    this.#resume();
    this.#tellProblems();
    this.#go();
  }

  // The engine works, perhaps again.
  #resume() {
    this.#retry.stop();
    if (this.#isInterrupted) this.#transport.play();
    this.#isInterrupted = false;
  }

  /**
   * @param {number} worker
   * @param {import('./pool.js').LossReason} reason
   */
  #restore(worker, reason) {
    this.#trailRequests?.forget(worker);
    this.#placed.restore(worker, reason, (run) => this.#rounds.trains(run));
    this.#tellProblems();
    if (this.#rounds.endFor(worker)) this.#pump();
    this.#show();
  }

  /** @param {string} message */
  #giveUp(message) {
    for (const run of this.runs) run.giveUp(message);
    this.#rounds.cancel();
    this.#otherProblems = [];
    this.#report({ key: 'engine', rule: message });
  }

  #tryAgain() {
    this.#otherProblems = [];
    this.#placed.placeFailed();
    this.#tellProblems();
    this.#go();
  }

  // Nothing trains without the engine, nor a run without its data, and the page says so.
  /** @param {boolean} isEngine */
  #waitFor(isEngine) {
    this.#isInterrupted ||= this.#transport.playing;
    if (isEngine) this.#transport.pause();
    this.#retry.later();
  }

  /** @param {unknown} error that may name its field, see inputError */
  #report(error) {
    /** @type {Partial<InputError> & { rule?: string }} */
    const named = error instanceof Object ? error : {};
    const { key = 'data', value = '', rule = messageOf(error) } = named;
    const isAwaited = key === 'engine' || key === 'data';
    if (isAwaited) this.#waitFor(key === 'engine');
    const message = isAwaited ? `${rule}; it is tried again now and then` : rule;
    this.#otherProblems.push({ key, value, message });
    this.#tellProblems();
    this.#show();
  }

  #tellProblems() {
    const problems = [...this.#otherProblems, ...problemsOf(this.runs)];
    const text = JSON.stringify(problems);
    if (text === this.#told) return;
    this.#told = text;
    this.#onProblems(problems);
  }

  // ---- Rounds and frames ----

  #go() {
    this.#show();
    this.#pump();
  }

  // Starts the next round if there is something to do and nothing under way.
  #pump() {
    if (this.pool.isDisposed || !this.#rounds.canBegin || globalThis.document?.hidden) return;
    const { playing } = this.#transport;
    this.#rounds.begin();
    if (playing && !this.#transport.playing) this.#show();
    const { isResting } = this.#transport;
    if ((this.#transport.playing && !isResting) || this.#rounds.isUnderWay) this.frames.ask();
  }

  #wake() {
    this.#transport.restartClock();
    this.#pump();
  }

  #show() {
    this.#isDirty = true;
    this.frames.ask();
  }

  #draw() {
    if (this.pool.isDisposed) return;
    this.#rounds.drawn();
    if (this.#isDirty) {
      this.#isDirty = false;
      this.#onFrame(this.frame());
    }
    this.#pump();
  }

  /** @returns {Frame} */
  frame() {
    const { shownStep: step, farthestStep: farthest, steps } = this.#placed;
    this.#transport.arrive(step);
    const { playing, sought } = this.#transport;
    return { playing, step, sought, farthest, steps, runs: this.runs.map((run) => run.view()) };
  }

  get runs() {
    return this.#placed.runs;
  }
}

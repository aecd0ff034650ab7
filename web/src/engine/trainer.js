// The page's side of training: keeps runs in workers at one common step, and hands what they report
// to the views once per animation frame. The page's thread never trains.
//
// Work goes in rounds. A round tells every worker a step to train to; when all have answered, the
// next one begins. So runs stay comparable, and nobody sends more than was asked for.

import { indexCatalog } from '../config/catalog-index.js';
import { textParam } from '../config/own-text.js';
import { settingValue } from '../config/settings.js';
import { datasetOf, hasText, runSpec } from '../config/spec.js';
import { normalizeConfig } from '../config/config.js';
import { describeRun } from '../config/describe.js';
import { formatLink } from '../config/link.js';
import { DataSets } from './data-sets.js';
import { watchNothing } from './pictures.js';
import { WorkerPool } from './pool.js';
import { RunState } from './run-state.js';
import { isStartSpec } from './start-module.js';
import { compileModule, compileStartModule } from './wasm-module.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').Problem} Problem */
/** @typedef {import('./pictures.js').Watch} Watch */

const ROUND_MILLISECONDS = 16;
// Rounds that may end before the page draws: where nothing is drawn, nothing is trained.
const MAX_UNDRAWN = 3;
const PICTURE_PAUSE = 40;
const PICTURE_SHARE = 0.25;
const MAX_CHUNK = 100_000;
const WORTH_MOVING = 1.3;
// Tasks about a surface alone: { id, params }.
const SURFACE_TASKS = new Set(['surface', 'minima']);

export class Trainer {
  /**
   * @param {object} options
   * @param {object} options.catalog
   * @param {(frame: object) => void} options.onFrame at most once per animation frame:
   *   { playing, step, sought: the step that is on its way or null, farthest: the last step that was
   *   reached, steps, runs: RunView[] }
   * @param {(problems: Problem[]) => void} options.onProblems all there are now, when they change
   * @param {string | URL} [options.dataUrl] folder of the data sets; default: data/ beside the page
   * @param {BufferSource} [options.wasmBinary]
   * @param {string | URL} [options.wasmUrl]
   * @param {boolean} [options.startsSmall] begin with the start module where it is enough
   * @param {object} [options.pool] options of WorkerPool, for tests
   * @param {(callback: () => void) => void} [options.requestFrame]
   */
  constructor({ catalog, onFrame, onProblems = () => {}, dataUrl, pool, requestFrame, ...rest }) {
    const { startsSmall = false, ...source } = rest;
    Object.assign(this, { catalog, onFrame, onProblems, source });
    this.requestFrame = requestFrame ?? ((callback) => requestAnimationFrame(callback));
    this.document = globalThis.document;
    this.dataSets = new DataSets(
      () => new URL(dataUrl ?? 'data/', this.document?.baseURI ?? dataUrl),
    );
    this.pool = new WorkerPool({
      module: () => this.firstModule(),
      onMessage: (worker, message) => this.receive(worker, message),
      onLost: (worker, reason) => this.restore(worker, reason),
      onFailed: (message) => this.giveUp(message),
      ...pool,
    });
    // Whether all there is so far is the start module, or may become so.
    this.isSmall = startsSmall;
    this.completion = null;
    this.config = { version: 1, settings: {}, runs: [] };
    /** @type {RunState[]} */
    this.runs = [];
    this.nextName = 1;
    this.loaded = new Map();
    this.playing = false;
    this.goal = null;
    this.target = 0;
    this.isSeeking = false;
    this.sought = null;
    this.trailsAsked = new Map();
    this.speed = Infinity;
    this.chunk = 1;
    this.watched = { watch: watchNothing, version: 1, isEmpty: true };
    this.nextPictures = 0;
    this.round = null;
    this.rounds = 0;
    this.undrawn = 0;
    this.isDirty = false;
    this.isFrameRequested = false;
    this.isDisposed = false;
    this.otherProblems = [];
    this.restartClock();
    this.onVisibility = () => this.wake();
    this.document?.addEventListener('visibilitychange', this.onVisibility);
  }

  /**
   * Takes over an experiment. Runs whose definition did not change keep their progress; new ones
   * train until they are where the others are. Without any old run everything begins at step 0.
   * @param {Config} config
   */
  configure(config) {
    this.config = normalizeConfig(config, this.catalog);
    this.otherProblems = [];
    const old = [...this.runs];
    this.runs = this.config.runs.map((_, index) => this.takeOver(index, old));
    for (const run of old) this.drop(run);
    if (!this.runs.some((run) => run.handle && run.phase !== 'invalid')) this.rewind();
    for (const run of this.runs) if (!run.handle) this.create(run);
    this.reportProblems();
    this.show();
    this.pump();
  }

  /** Trains until every run is finished or has diverged. */
  play() {
    this.playing = true;
    this.goal = null;
    this.sought = null;
    this.restartClock();
    this.show();
    this.pump();
  }

  /** Stops after the updates that are under way. */
  pause() {
    this.playing = false;
    this.goal = null;
    this.show();
    this.pump();
  }

  /**
   * Pauses, then trains every run by some updates.
   * @param {number} [updates]
   */
  step(updates = 1) {
    this.playing = false;
    this.sought = null;
    this.goal = this.target + Math.max(1, Math.round(updates));
    this.show();
    this.pump();
  }

  /** Pauses, and brings every run back to its first step. */
  reset() {
    this.playing = false;
    this.rewind();
    for (const run of this.runs) {
      this.drop(run);
      run.clear();
      run.failures = 0;
      run.message = '';
      this.create(run);
    }
    this.show();
  }

  /**
   * Pauses, and shows every run as it was at a step that it has been to before. What comes after is
   * kept in the views' `ahead` until it is trained again.
   * @param {number} step
   */
  seek(step) {
    const farthest = Math.max(0, ...this.runs.map((run) => run.farthestStep));
    this.playing = false;
    this.goal = null;
    this.target = Math.min(farthest, Math.max(0, Math.round(step)));
    this.sought = this.target;
    this.isSeeking = true;
    this.nextPictures = 0;
    this.restartClock();
    this.show();
    this.pump();
  }

  /** @param {number} stepsPerSecond Infinity: as fast as possible */
  setSpeed(stepsPerSecond) {
    this.speed = stepsPerSecond > 0 ? stepsPerSecond : Infinity;
    this.restartClock();
    this.pump();
  }

  /**
   * Says what the visible views need; only that is computed.
   * @param {Partial<Watch>} watch
   */
  watch(watch) {
    const all = { ...watchNothing, ...watch };
    if (JSON.stringify(all) === JSON.stringify(this.watched.watch)) return;
    const isEmpty =
      !(all.grid || all.confusion || all.samples || all.path || all.plane) && !all.measures.length;
    const known = this.watched.watch.measures;
    this.watched = { watch: all, version: this.watched.version + 1, isEmpty };
    this.nextPictures = 0;
    // The start module knows neither planes nor measures.
    if (all.plane || all.measures.length) {
      this.upgrade().catch(({ message }) => this.report({ key: 'engine', value: '', message }));
    }
    if (all.measures.some((measure) => !known.includes(measure))) this.repeatRuns();
    this.pump();
  }

  // What a new view wants was not recorded so far. Training again gives it, where that is quick, and
  // the same numbers; elsewhere it is recorded from now on.
  repeatRuns() {
    for (const run of this.runs.filter(({ canRepeat, isSmall }) => canRepeat && !isSmall)) {
      this.drop(run);
      run.repeat();
      this.create(run);
    }
  }

  /** Ends all workers. */
  dispose() {
    this.isDisposed = true;
    this.document?.removeEventListener('visibilitychange', this.onVisibility);
    this.pool.dispose();
  }

  // ---- The engine's modules ----

  /**
   * Gives every worker the full engine, if all it has is the start module.
   * @returns {Promise<void>}
   * @throws {Error} if it cannot be loaded; the next call tries again
   */
  async complete() {
    if (!this.isSmall) return;
    this.completion ??= compileModule(this.source);
    try {
      const module = await this.completion;
      if (this.isSmall && !this.isDisposed) this.pool.complete(module);
      this.isSmall = false;
    } finally {
      this.completion = null;
    }
  }

  /**
   * Moves runs out of the start module, since something is wanted that only the full engine can
   * tell about them. They train again to where they were.
   * @returns {Promise<void>} when they have begun to
   */
  async upgrade() {
    await this.complete();
    const small = this.runs.filter((run) => run.isSmall);
    await Promise.all(
      small.map((run) => {
        this.drop(run);
        run.move();
        return this.create(run);
      }),
    );
  }

  // Workers begin with the start module if it is enough for all runs there are.
  async firstModule() {
    this.isSmall &&= this.runs.every(({ spec }) => isStartSpec(spec, this.catalog));
    if (!this.isSmall) return { kind: 'full', module: await compileModule(this.source) };
    return { kind: 'start', module: await compileStartModule() };
  }

  // ---- Other work for the workers ----

  /**
   * Runs a task of tasks.js on some worker.
   * @param {string} name
   * @param {object} args
   * @param {{ onProgress?: (value: unknown) => void, signal?: AbortSignal }} [options]
   * @returns {Promise<unknown>}
   */
  async task(name, args, options = {}) {
    await this.complete();
    const specs = args.specs ?? (args.spec ? [args.spec] : []);
    const entries = new Set(specs.map((spec) => datasetOf(spec, this.catalog)));
    const files = [];
    for (const entry of entries) {
      if (entry?.file) files.push([entry, await this.dataSets.load(entry)]);
    }
    const before = (worker) => files.flatMap(([entry, file]) => this.dataFor(worker, entry, file));
    const compiled = await this.compiledArgs(name, args);
    return this.pool.run(name, compiled, { ...options, before });
  }

  /**
   * Where the parameters of the runs have been, up to the step they are at.
   * @returns {Promise<{ index: number, spec: object, tensors: object[], diverged: boolean,
   *   trail: object }[]>} trail: { step, parameters } one point after the other; without runs that
   *   are not there yet
   */
  async trails() {
    await this.upgrade();
    const live = this.runs.filter((run) => run.phase === 'live');
    const all = await Promise.all(
      live.map(async (run) => {
        const [spec, trail] = await Promise.all([this.fullSpec(run), this.askForTrail(run)]);
        const { index, about, snapshot } = run;
        const diverged = snapshot?.state.status === 'diverged';
        return { index, spec, tensors: about.tensors, diverged, trail };
      }),
    );
    return all.filter(({ trail }) => trail);
  }

  askForTrail({ worker, handle }) {
    const token = this.nextName++;
    return new Promise((resolve) => {
      this.trailsAsked.set(token, { worker, resolve });
      this.pool.post(worker, { type: 'trail', key: handle, token });
    });
  }

  receiveTrail(token, trail) {
    this.trailsAsked.get(token)?.resolve(trail);
    this.trailsAsked.delete(token);
  }

  /** How many tasks can run at the same time. */
  get workers() {
    return this.pool.size;
  }

  /**
   * Heights of a test surface, row by row from the top.
   * @param {string} id
   * @param {object} params
   * @param {number[]} window xMin, xMax, yMin, yMax
   * @param {number} columns
   * @param {number} rows
   * @returns {Promise<Float32Array>}
   */
  surface(id, params, window, columns, rows) {
    return this.task('surface', { id, params, window, columns, rows });
  }

  /**
   * Points of a generated data set, for a thumbnail.
   * @param {object} settings
   * @returns {Promise<{ inputs: Float32Array, targets: Float32Array, classes: number }>}
   */
  preview(settings) {
    return this.task('preview', { settings });
  }

  /**
   * Trains all runs again, aside, and gives the file that `npm run replay` prints for the link.
   * @param {object} [options]
   * @param {'csv' | 'json'} [options.format]
   * @param {number} [options.steps] default: as far as the runs on screen have come
   * @param {number} [options.every]
   * @param {AbortSignal} [options.signal]
   * @param {(share: number) => void} [options.onProgress] 0..1
   * @returns {Promise<string>}
   */
  async exportCurves({ format = 'csv', steps = this.shownStep(), every, signal, onProgress } = {}) {
    const valid = this.runs.filter((run) => run.phase !== 'invalid');
    const reached = valid.map(() => 0);
    const replays = await Promise.all(
      valid.map(async (run, i) => {
        const follow = (step) => {
          reached[i] = step / Math.max(1, steps);
          onProgress?.(reached.reduce((sum, share) => sum + share, 0) / valid.length);
        };
        const args = { spec: await this.fullSpec(run), steps, every };
        const replay = await this.task('replay', args, { signal, onProgress: follow });
        const name = describeRun(this.config.runs[run.index], this.catalog);
        return { index: run.index, name, ...replay };
      }),
    );
    if (format === 'csv') return (await import('../export/csv.js')).formatCsv(replays);
    const { formatJson } = await import('../export/json.js');
    return formatJson({ link: formatLink(this.config, this.catalog), replays });
  }

  // ---- Runs ----

  // A run of the old ones with the same definition, or a new one.
  takeOver(index, old) {
    const spec = runSpec(this.config, index, this.catalog);
    const isOwn = datasetOf(spec, this.catalog)?.own;
    const identity = JSON.stringify([spec, isOwn ? this.config.table : '']);
    const found = old.findIndex((run) => run.identity === identity && run.phase !== 'failed');
    const [run = new RunState(`run-${this.nextName++}`, identity, spec)] =
      found >= 0 ? old.splice(found, 1) : [];
    run.index = index;
    run.steps = settingValue(spec.settings, 'steps', indexCatalog(this.catalog));
    return run;
  }

  drop(run) {
    if (run.worker >= 0) this.pool.post(run.worker, { type: 'remove', key: run.handle });
  }

  async create(run) {
    const handle = `handle-${this.nextName++}`;
    run.restart(handle);
    // It may have been on its way back.
    run.restoreTo = Math.min(run.restoreTo, this.target);
    try {
      const entry = datasetOf(run.spec, this.catalog);
      const file = entry?.file && (await this.dataSets.load(entry));
      const spec = await this.fullSpec(run);
      if (this.isSmall && !isStartSpec(run.spec, this.catalog)) await this.complete();
      if (this.isDisposed || run.handle !== handle || !this.runs.includes(run)) return;
      run.worker = this.leastLoaded();
      for (const message of file ? this.dataFor(run.worker, entry, file) : []) {
        this.pool.post(run.worker, message);
      }
      run.phase = 'creating';
      run.isSmall = this.isSmall;
      this.pool.post(run.worker, { type: 'create', key: handle, spec });
    } catch (error) {
      if (run.handle !== handle) return;
      run.phase = 'failed';
      run.message = error.message;
      const { key = 'data', value = '', rule = error.message } = error;
      this.report({ key, value, message: rule });
      this.show();
    }
  }

  // With the user's own data, where the run is about it.
  async fullSpec(run) {
    const spec = await this.compiled(run.spec);
    if (!datasetOf(spec, this.catalog)?.own || !this.config.table) return spec;
    const { decodeTable, engineTable } = await import('../config/table.js');
    const { table, problems } = await decodeTable(this.config.table);
    if (!table) throw new Error(problems[0].message);
    return { ...spec, table: engineTable(table) };
  }

  async compiledArgs(name, args) {
    if (args.spec) return { ...args, spec: await this.compiled(args.spec) };
    if (args.specs) {
      return { ...args, specs: await Promise.all(args.specs.map((spec) => this.compiled(spec))) };
    }
    const isSurface = SURFACE_TASKS.has(name);
    const surface = isSurface && this.catalog.surfaces.find(({ id }) => id === args.id);
    if (!surface || !textParam(surface)) return args;
    const { compileParams } = await import('../rules/compile-spec.js');
    return { ...args, params: compileParams(surface, args.params, 'surface.') };
  }

  // What users write themselves becomes programs; the compiler is loaded when there is something.
  async compiled(spec) {
    if (!hasText(spec, this.catalog)) return spec;
    const { compileSpec } = await import('../rules/compile-spec.js');
    return compileSpec(spec, this.catalog);
  }

  // The messages that bring a data set to a worker: none if it has it.
  dataFor(worker, entry, file) {
    const known = this.loaded.get(worker) ?? new Set();
    this.loaded.set(worker, known);
    if (known.has(entry.id)) return [];
    known.add(entry.id);
    return [datasetMessage(entry, file)];
  }

  leastLoaded() {
    const load = this.loads();
    return load.indexOf(Math.min(...load));
  }

  // Work a step for each worker; a run that was never measured counts as a usual one.
  loads() {
    const costs = this.runs.map((run) => run.cost).filter((cost) => cost > 0);
    const usual = costs.length ? costs.reduce((sum, cost) => sum + cost, 0) / costs.length : 1;
    const load = Array(this.pool.size).fill(0);
    for (const run of this.runs) {
      if (run.worker < 0 || run.worker >= load.length || run.isOver) continue;
      load[run.worker] += run.cost || usual;
    }
    return load;
  }

  // Moves a run from the busiest worker to the idlest if that shortens the rounds.
  balance() {
    const load = this.loads();
    const [from, to] = [load.indexOf(Math.max(...load)), load.indexOf(Math.min(...load))];
    const movable = this.runs.filter(
      (run) => run.worker === from && run.isLive && run.cost > 0 && run.canMove,
    );
    const peak = (run) => Math.max(load[from] - run.cost, load[to] + run.cost);
    movable.sort((a, b) => peak(a) - peak(b));
    const [best] = movable;
    if (!best || peak(best) * WORTH_MOVING > load[from]) return;
    this.drop(best);
    best.move();
    this.create(best);
  }

  // ---- Rounds ----

  /** Starts the next round if there is something to do and nothing under way. */
  pump() {
    if (this.isDisposed || this.round || this.undrawn >= MAX_UNDRAWN) return;
    if (this.document?.hidden) return;
    if (this.isSeeking) this.startSeek();
    if (this.round) return;
    let behind = this.behind();
    if (!behind.length && !this.runs.some((run) => run.isPending)) {
      this.moveTarget();
      behind = this.behind();
    }
    if (behind.length) this.startRound(behind, false);
    else this.finishPictures();
    if (this.playing || this.round) this.keepDrawing();
  }

  // All runs go to the target, from wherever they are.
  startSeek() {
    this.isSeeking = false;
    for (const run of this.runs) run.seek(this.target);
    const live = this.runs.filter((run) => run.phase === 'live');
    if (live.length) this.startRound(live, false, true);
  }

  behind() {
    return this.runs.filter((run) => run.isLive && run.step < this.target);
  }

  moveTarget() {
    const live = this.runs.filter((run) => run.isLive);
    if (!live.length) {
      this.halt();
      return;
    }
    if (this.goal !== null && this.target >= this.goal) this.goal = null;
    if (this.goal === null && !this.playing) return;
    const end = Math.max(...live.map((run) => run.steps));
    const wanted = this.goal ?? this.due();
    this.target = Math.min(wanted, this.target + this.chunk, Math.max(end, this.target));
  }

  // Nothing left to train.
  halt() {
    if (this.playing && this.runs.length) {
      this.playing = false;
      this.show();
    }
    this.goal = null;
  }

  // The step at which the runs should be by now.
  due() {
    if (this.speed === Infinity) return Infinity;
    const now = performance.now();
    const due = Math.floor(this.clock.step + (this.speed * (now - this.clock.time)) / 1000);
    // A machine that is too slow for the speed does not pile up a debt.
    if (due > this.target + this.chunk) this.clock = { step: this.target + this.chunk, time: now };
    return Math.max(due, this.target);
  }

  restartClock() {
    this.clock = { step: this.target, time: performance.now() };
  }

  rewind() {
    this.target = 0;
    this.goal = null;
    this.isSeeking = false;
    this.sought = null;
    this.chunk = 1;
    this.restartClock();
  }

  // When nothing is left to train for now, every view gets its last state.
  finishPictures() {
    const isIdle = !this.playing && this.goal === null;
    const stale = this.runs.filter((run) =>
      isIdle || run.isOver ? run.isStale(this.watched) : run.needsPictures(this.watched),
    );
    if (stale.length && (isIdle || this.arePicturesDue())) this.startRound(stale, true);
  }

  arePicturesDue() {
    return !this.watched.isEmpty && performance.now() >= this.nextPictures;
  }

  startRound(runs, isFinal, goBack = false) {
    const takesPictures = !this.watched.isEmpty && (isFinal || this.arePicturesDue());
    const all = new Set(runs);
    if (takesPictures) for (const run of this.runs) if (run.phase === 'live') all.add(run);
    const byWorker = groupBy(all);
    const id = ++this.rounds;
    this.round = {
      id,
      waiting: new Set(byWorker.keys()),
      start: performance.now(),
      // Only a round in which all runs make the same number of updates tells how long one takes.
      updates: isFinal || goBack ? 0 : commonDistance(runs, this.target),
      pictures: 0,
      watched: this.watched.version,
    };
    const watch = takesPictures ? this.watched.watch : null;
    for (const [worker, members] of byWorker) {
      const targets = Object.fromEntries(members.map((run) => [run.handle, this.target]));
      const { measures } = this.watched.watch;
      const wanted = { measures, watch, final: isFinal, goBack };
      this.pool.post(worker, { type: 'train', round: id, targets, ...wanted });
    }
  }

  receive(worker, message) {
    if (message.type === 'created') this.receiveCreated(message);
    if (message.type === 'trained') this.receiveTrained(worker, message);
    if (message.type === 'trail') this.receiveTrail(message.token, message.trail);
  }

  receiveCreated({ key, problems, about }) {
    const run = this.byHandle(key);
    if (!run) return;
    run.problems = problems;
    run.phase = about ? 'live' : 'invalid';
    if (about) run.about = keepPoints(run.about, about);
    else run.message = problems[0]?.message ?? '';
    this.reportProblems();
    this.show();
    this.pump();
  }

  receiveTrained(worker, { round, runs, pictureMilliseconds }) {
    // Curves come piece by piece, so that no report may be left out.
    const watched = this.round?.watched ?? 0;
    for (const report of runs) this.byHandle(report.key)?.update(report, watched);
    if (this.round?.id !== round) return;
    this.round.pictures = Math.max(this.round.pictures, pictureMilliseconds);
    this.endRoundFor(worker);
  }

  endRoundFor(worker) {
    if (!this.round?.waiting.delete(worker) || this.round.waiting.size) return;
    this.adapt(this.round);
    this.round = null;
    this.undrawn += 1;
    this.balance();
    this.show();
    this.pump();
  }

  // Rounds as long as a frame: shorter ones waste time between them, longer ones look jerky.
  adapt({ updates, start, pictures }) {
    const now = performance.now();
    if (pictures > 0) this.nextPictures = now + Math.max(PICTURE_PAUSE, pictures / PICTURE_SHARE);
    const duration = Math.max(0.1, now - start - pictures);
    if (updates < this.chunk) return;
    const factor = Math.min(2, Math.max(0.5, ROUND_MILLISECONDS / duration));
    this.chunk = Math.min(MAX_CHUNK, Math.max(1, Math.round(this.chunk * factor)));
  }

  byHandle(handle) {
    return this.runs.find((run) => run.handle === handle);
  }

  // ---- Breakdowns ----

  // A worker is lost: its runs start again elsewhere and train to where they were.
  restore(worker, { key, message, isStuck }) {
    this.loaded.delete(worker);
    for (const [token, asked] of this.trailsAsked) {
      if (asked.worker === worker) this.receiveTrail(token, null);
    }
    for (const run of this.runs) {
      if (run.worker !== worker) continue;
      run.worker = -1;
      const isBlamed = key ? run.handle === key : !isStuck || run.step < this.target;
      run.fail(`stopped: ${message}`, isBlamed);
      if (run.phase !== 'failed') this.create(run);
    }
    this.reportProblems();
    this.endRoundFor(worker);
    this.show();
  }

  giveUp(message) {
    for (const run of this.runs) {
      run.phase = 'failed';
      run.message = message;
    }
    this.round = null;
    this.otherProblems = [{ key: 'engine', value: '', message }];
    this.reportProblems();
    this.show();
  }

  report(problem) {
    this.otherProblems.push(problem);
    this.reportProblems();
  }

  reportProblems() {
    const ofRuns = this.runs.flatMap(({ index, problems }) =>
      problems.map((problem) => ({ ...problem, key: `run ${index + 1}: ${problem.key}` })),
    );
    const failed = this.runs
      .filter(({ phase, failures }) => phase === 'failed' && failures > 0)
      .map(({ index, message }) => ({ key: `run ${index + 1}`, value: '', message }));
    const problems = [...this.otherProblems, ...ofRuns, ...failed];
    const text = JSON.stringify(problems);
    if (text === this.reported) return;
    this.reported = text;
    this.onProblems(problems);
  }

  // ---- Drawing ----

  show() {
    this.isDirty = true;
    this.keepDrawing();
  }

  keepDrawing() {
    if (this.isFrameRequested || this.isDisposed) return;
    this.isFrameRequested = true;
    this.requestFrame(() => this.draw());
  }

  draw() {
    this.isFrameRequested = false;
    if (this.isDisposed) return;
    this.undrawn = 0;
    if (this.isDirty) {
      this.isDirty = false;
      this.onFrame(this.frame());
    }
    this.pump();
  }

  frame() {
    const runs = this.runs.map((run) => run.view());
    const steps = Math.max(0, ...this.runs.map((run) => run.steps));
    const farthest = Math.max(0, ...this.runs.map((run) => run.farthestStep));
    const step = this.shownStep();
    if (step === this.sought) this.sought = null;
    return { playing: this.playing, step, sought: this.sought, farthest, steps, runs };
  }

  shownStep() {
    const live = this.runs.filter((run) => run.isLive);
    if (live.length) return Math.min(...live.map((run) => run.shownStep));
    return Math.max(0, ...this.runs.map((run) => run.shownStep));
  }

  wake() {
    this.restartClock();
    this.pump();
  }
}

function datasetMessage(entry, file) {
  return { type: 'dataset', id: entry.id, bytes: file.slice() };
}

function groupBy(runs) {
  const groups = new Map();
  for (const run of runs) groups.set(run.worker, [...(groups.get(run.worker) ?? []), run]);
  return groups;
}

function commonDistance(runs, target) {
  const distances = new Set(runs.map((run) => target - run.step));
  return distances.size === 1 ? [...distances][0] : 0;
}

// Views compare by identity, and a restored run has the same data.
function keepPoints(before, after) {
  return {
    ...after,
    points: samePoints(before.points, after.points) ? before.points : after.points,
  };
}

function samePoints(a, b) {
  if (!a || !b || a.inputs.length !== b.inputs.length) return false;
  const sameArray = (name) => a[name].every((value, i) => value === b[name][i]);
  return sameArray('inputs') && sameArray('targets') && sameArray('training');
}

// What a worker does: it answers messages, and works in slices of time so that it hears the next ones.
// The loop does not know that it is in a worker.
//
// One round is under way at a time. It ends when every run has reached its target or a stop, or when
// its time is up; then the state of its runs is sent once.

import { messageOf } from '../wasm/message-of.js';
import { takePictures } from './pictures.js';
import { Sent, buffersOf, describeHandle, takeSnapshot } from './snapshot.js';

const ROUND_MILLISECONDS = 100;
const PROGRESS_MILLISECONDS = 100;
const MAX_UPDATES_AT_ONCE = 4096;
// Training between two checkpoints, while there are few: what going back may take.
const CHECKPOINT_MILLISECONDS = 8;

/** @typedef {import('../messages.js').LoopMessage} LoopMessage */
/** @typedef {import('../messages.js').FromWorker} FromWorker */
/** @typedef {import('../wasm/bindings.js').AnyEngine} AnyEngine */
/** @typedef {import('./serve.js').Tasks} Tasks */
/** @typedef {import('./watch.js').Watch} Watch */

/**
 * @typedef {object} LoopOptions
 * @property {AnyEngine} engine
 * @property {Tasks} [tasks] that it can do, see tasks.js; default: none
 * @property {(message: FromWorker, transfer: Transferable[]) => void} post
 * @property {(work: () => void) => void} defer calls back after waiting messages are handled
 * @property {() => number} now milliseconds
 * @property {number} [slice] milliseconds of work between two looks at the messages
 */

/**
 * @typedef {object} TrainingRun a run and its progress
 * @property {import('../wasm/bindings.js').AnyRun} run
 * @property {number[]} [window] in which its data lies, if that is in a plane
 * @property {string} planeId
 * @property {string} measures that are recorded
 * @property {number} step
 * @property {boolean} isOver
 * @property {number} milliseconds spent on training it
 * @property {number} burst updates made at once the last time
 * @property {number} kept milliseconds when the last checkpoint was made
 * @property {Sent} sent
 */

/**
 * @typedef {object} Round
 * @property {number} id
 * @property {Record<string, number>} targets
 * @property {Watch | null | undefined} watch
 * @property {boolean | undefined} final
 * @property {number} end when its time is up
 * @property {number} milliseconds spent on training
 */

/**
 * @typedef {object} RunningTask
 * @property {() => unknown} begin
 * @property {Iterator<unknown, unknown> | null} steps null: it has not begun
 * @property {number} reported when its progress was told last
 */

export class TrainingLoop {
  /** @param {LoopOptions} options */
  constructor({ engine, tasks, post, defer, now, slice = 8 }) {
    this.engine = engine;
    this.knownTasks = tasks;
    this.post = post;
    this.defer = defer;
    this.now = now;
    this.slice = slice;
    /** @type {Map<string, TrainingRun>} */
    this.runs = new Map();
    /** @type {Map<number, RunningTask>} */
    this.tasks = new Map();
    /** @type {Round | null} */
    this.round = null;
    this.isScheduled = false;
    this.busyWith = '';
  }

  /**
   * What begins from now on, begins in another engine.
   * @param {AnyEngine} engine
   * @param {Tasks} [tasks] that it can do
   */
  useEngine(engine, tasks) {
    this.engine = engine;
    this.knownTasks = tasks;
  }

  /** @param {LoopMessage} message */
  handle(message) {
    this.guard(() => {
      if (message.type === 'dataset') this.engine.addDataset?.(message.id, message.bytes);
      if (message.type === 'create') this.create(message);
      if (message.type === 'remove') this.remove(message.key);
      if (message.type === 'train') this.startRound(message);
      if (message.type === 'trail') this.sendTrail(message);
      if (message.type === 'task') this.startTask(message);
      if (message.type === 'cancel') this.endTask(message.id);
      // At once: a round is often over within a slice, and needs no message to itself.
      if (message.type === 'train' && !this.isScheduled) this.work();
    });
    this.schedule();
  }

  /** @param {import('../messages.js').CreateMessage} message */
  create({ key, spec }) {
    this.busyWith = key;
    this.remove(key);
    const { run, problems } = this.engine.createRun(spec);
    const about = run ? describeHandle(run) : null;
    if (run) {
      run.remember();
      this.runs.set(key, {
        ...{ run, window: about?.points?.window, planeId: '', measures: '' },
        ...{ step: 0, isOver: false, milliseconds: 0, burst: 0, kept: 0, sent: new Sent() },
      });
    }
    this.send({ type: 'created', key, problems, about });
  }

  /** @param {string} key */
  remove(key) {
    this.runs.get(key)?.run.delete();
    this.runs.delete(key);
  }

  /** @param {import('../messages.js').TrainMessage} message */
  startRound({ round, targets, measures = [], watch, final, goBack }) {
    if (goBack) for (const key of Object.keys(targets)) this.goBack(key, targets[key]);
    for (const key of Object.keys(targets)) this.record(key, measures.join());
    const end = this.now() + ROUND_MILLISECONDS;
    this.round = { id: round, targets, watch, final, end, milliseconds: 0 };
  }

  /**
   * @param {string} key
   * @param {number} target
   */
  goBack(key, target) {
    const entry = this.runs.get(key);
    if (!entry) return;
    const { step, status } = entry.run.restore(target);
    // Its time goes back with its steps, so that a step costs what it did.
    entry.milliseconds *= step / Math.max(1, entry.step);
    entry.kept = Math.min(entry.kept, entry.milliseconds);
    entry.step = step;
    entry.isOver = status === 'finished' || status === 'diverged';
    entry.sent = new Sent();
    // The checkpoint records what was wanted when it was made.
    if (entry.measures) entry.run.setMeasures?.(entry.measures);
  }

  /** @param {import('../messages.js').TrailRequest} message */
  sendTrail({ key, token }) {
    this.send({ type: 'trail', token, trail: this.runs.get(key)?.run.trail?.() ?? null });
  }

  /**
   * @param {string} key
   * @param {string} measures
   */
  record(key, measures) {
    const entry = this.runs.get(key);
    if (!entry || entry.measures === measures) return;
    this.busyWith = key;
    entry.measures = measures;
    // A run of the start module will soon make room for one that can.
    entry.run.setMeasures?.(measures);
  }

  /** @param {import('../messages.js').TaskMessage} message */
  startTask({ id, name, args }) {
    const { knownTasks } = this;
    if (!knownTasks || !Object.hasOwn(knownTasks, name)) {
      this.send({ type: 'failed', id, message: `${name}: is not a task` });
      return;
    }
    // The page has sent the full module before, and arguments that fit the name.
    const task = /** @type {(engine: AnyEngine, args: unknown) => unknown} */ (knownTasks[name]);
    const begin = () => task(this.engine, args);
    this.tasks.set(id, { begin, steps: null, reported: this.now() });
  }

  /** @param {number} id */
  endTask(id) {
    // Runs the generator's finally blocks, which delete what it created.
    this.tasks.get(id)?.steps?.return?.();
    this.tasks.delete(id);
  }

  schedule() {
    if (this.isScheduled || !(this.round || this.tasks.size)) return;
    this.isScheduled = true;
    this.defer(() => {
      this.isScheduled = false;
      this.guard(() => this.work());
      this.schedule();
    });
  }

  // Works for a slice of time: on the round first, because it is what people watch.
  work() {
    const end = this.now() + this.slice;
    if (this.round) this.train(this.round, end);
    for (const [id, task] of this.tasks) this.workOn(id, task, Math.max(end, this.now() + 1));
  }

  /**
   * @param {Round} round
   * @param {number} end of the slice
   */
  train(round, end) {
    const { targets } = round;
    for (;;) {
      const behind = this.furthestBehind(targets);
      if (!behind) return this.endRound(round);
      if (this.now() >= end) break;
      const milliseconds = this.advance(behind.key, behind.entry, targets[behind.key], end);
      round.milliseconds += milliseconds;
    }
    if (this.now() >= round.end) this.endRound(round);
    return undefined;
  }

  /**
   * Lock-step: the run that is furthest behind goes next.
   * @param {Record<string, number>} targets
   */
  furthestBehind(targets) {
    let found = null;
    for (const key of Object.keys(targets)) {
      const entry = this.runs.get(key);
      if (!entry || entry.isOver || entry.step >= targets[key]) continue;
      if (!found || entry.step < found.entry.step) found = { key, entry };
    }
    return found;
  }

  /**
   * @param {string} key
   * @param {TrainingRun} entry
   * @param {number} target
   * @param {number} end of the slice
   * @returns {number} milliseconds that it took
   */
  advance(key, entry, target, end) {
    this.busyWith = key;
    const start = this.now();
    const updates = Math.min(target - entry.step, affordable(entry, end - start));
    const { step, status } = entry.run.advance(updates);
    entry.burst = updates;
    entry.step = step;
    entry.isOver = status === 'finished' || status === 'diverged';
    const milliseconds = this.now() - start;
    entry.milliseconds += milliseconds;
    if (entry.milliseconds - entry.kept >= CHECKPOINT_MILLISECONDS) {
      entry.kept = entry.milliseconds;
      entry.run.keepCheckpoint();
    }
    return milliseconds;
  }

  /** @param {Round} round */
  endRound({ id, targets, watch, final, milliseconds }) {
    this.round = null;
    const start = this.now();
    /** @type {Array<[string, TrainingRun]>} */
    const present = [];
    for (const key of Object.keys(targets)) {
      const entry = this.runs.get(key);
      if (entry) present.push([key, entry]);
    }
    const pictures = watch ? present.map(([, entry]) => this.takePictures(entry, watch)) : [];
    const pictureMilliseconds = this.now() - start;
    const runs = present.map(([key, entry], i) => this.report(key, entry, final, pictures[i]));
    this.send({ type: 'trained', round: id, runs, milliseconds, pictureMilliseconds });
  }

  /**
   * @param {TrainingRun} entry
   * @param {Watch} watch
   */
  takePictures(entry, watch) {
    const { run, window } = entry;
    if (watch.plane && watch.plane.id !== entry.planeId) {
      entry.planeId = watch.plane.id;
      run.setPlane?.(watch.plane);
    }
    return takePictures(run, window, watch);
  }

  /**
   * @param {string} key
   * @param {TrainingRun} entry
   * @param {boolean | undefined} final
   * @param {import('./pictures.js').Pictures | undefined} pictures
   */
  report(key, { run, milliseconds, isOver, sent }, final, pictures) {
    /** @type {import('../messages.js').RunReport} */
    const report = { key, seconds: milliseconds / 1000, snapshot: takeSnapshot(run, sent) };
    if (pictures) report.pictures = pictures;
    if (final || isOver) report.fingerprint = run.fingerprint();
    return report;
  }

  /**
   * @param {number} id
   * @param {RunningTask} task
   * @param {number} end of the slice
   */
  workOn(id, task, end) {
    try {
      task.steps ??= asSteps(task.begin());
      let step = task.steps.next();
      while (!step.done && this.now() < end) step = task.steps.next();
      if (step.done) this.finishTask(id, step.value);
      else if (this.now() - task.reported >= PROGRESS_MILLISECONDS) {
        task.reported = this.now();
        this.send({ type: 'progress', id, value: step.value });
      }
    } catch (error) {
      this.tasks.delete(id);
      if (isBreakdown(error)) throw error;
      this.send({ type: 'failed', id, message: messageOf(error) });
    }
  }

  /**
   * @param {number} id
   * @param {unknown} value
   */
  finishTask(id, value) {
    this.tasks.delete(id);
    this.send({ type: 'result', id, value });
  }

  /** @param {FromWorker} message */
  send(message) {
    this.post(message, buffersOf(message));
  }

  /**
   * A broken engine cannot go on: the owner of this loop starts another one.
   * @param {() => void} work
   */
  guard(work) {
    try {
      work();
    } catch (error) {
      this.round = null;
      this.send({ type: 'fatal', key: this.busyWith, message: messageOf(error) });
    }
  }
}

/**
 * How many updates fit into a stretch of time. Clocks in workers are coarse and the first update may
 * be slow, so it grows by doubling from one.
 * @param {TrainingRun} entry
 * @param {number} available milliseconds
 */
function affordable({ step, burst, milliseconds }, available) {
  const cost = step > 0 ? milliseconds / step : 0;
  const fits = cost > 0 ? Math.floor(available / cost) : MAX_UPDATES_AT_ONCE;
  return Math.max(1, Math.min(fits, 2 * burst, MAX_UPDATES_AT_ONCE));
}

/**
 * @param {unknown} result of a task: a generator, or what a short one returned
 * @returns {Iterator<unknown, unknown>}
 */
function asSteps(result) {
  return isIterator(result) ? result : { next: () => ({ done: true, value: result }) };
}

/**
 * @param {unknown} value
 * @returns {value is Iterator<unknown, unknown>}
 */
function isIterator(value) {
  return value instanceof Object && 'next' in value;
}

/** @param {unknown} error */
function isBreakdown(error) {
  return !(error instanceof Error) || error instanceof WebAssembly.RuntimeError;
}

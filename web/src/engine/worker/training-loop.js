// What a worker does, without knowing that it is one: messages in, messages out, time in slices.
//
// In:  { type: 'dataset', id, bytes }            a real data set's file
//      { type: 'create', key, spec }             a run
//      { type: 'remove', key }
//      { type: 'train', round, targets: { key: step }, measures, watch: Watch | null, final, goBack }
//                                                measures: what is recorded, see Watch;
//                                                goBack: from the nearest checkpoint to the target
//      { type: 'trail', key, token }             where a run's parameters have been
//      { type: 'task', id, name, args }          other work, see tasks.js
//      { type: 'cancel', id }
// Out: { type: 'created', key, problems, about }  about null: there is no such run
//      { type: 'trained', round, runs: [{ key, seconds, snapshot, pictures?, fingerprint? }],
//        milliseconds, pictureMilliseconds }    spent on training and on pictures
//      { type: 'trail', token, trail }           null: there is no such run
//      { type: 'progress', id, value }, { type: 'result', id, value }, { type: 'failed', id, message }
//      { type: 'fatal', key, message }           the engine itself broke down
//
// One round is under way at a time. It ends when every run has reached its target or a stop, or when
// its time is up; then the state of its runs is sent once.

import { takePictures } from './pictures.js';
import { Sent, buffersOf, describeHandle, takeSnapshot } from './snapshot.js';
import { tasks } from './tasks.js';

const ROUND_MILLISECONDS = 100;
const PROGRESS_MILLISECONDS = 100;
const MAX_UPDATES_AT_ONCE = 4096;
// Training between two checkpoints, while there are few: what going back may take.
const CHECKPOINT_MILLISECONDS = 8;

export class TrainingLoop {
  /**
   * @param {object} options
   * @param {object} options.engine what the bindings export
   * @param {(message: object, transfer: ArrayBuffer[]) => void} options.post
   * @param {(work: () => void) => void} options.defer calls back after waiting messages are handled
   * @param {() => number} options.now milliseconds
   * @param {number} [options.slice] milliseconds of work between two looks at the messages
   */
  constructor({ engine, post, defer, now, slice = 8 }) {
    Object.assign(this, { engine, post, defer, now, slice });
    this.runs = new Map();
    this.tasks = new Map();
    this.round = null;
    this.isScheduled = false;
    this.busyWith = '';
  }

  /**
   * What begins from now on, begins in another engine.
   * @param {object} engine
   */
  useEngine(engine) {
    this.engine = engine;
  }

  /** @param {object} message see the top of this file */
  handle(message) {
    this.guard(() => {
      if (message.type === 'dataset') this.engine.addDataset(message.id, message.bytes);
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

  create({ key, spec }) {
    this.busyWith = key;
    this.remove(key);
    const { run, problems } = this.engine.createRun(spec);
    const about = run ? describeHandle(run) : null;
    if (run) {
      const window = about.points?.window;
      run.remember();
      const progress = { step: 0, isOver: false, milliseconds: 0, burst: 0, kept: 0 };
      progress.sent = new Sent();
      this.runs.set(key, { run, window, planeId: '', measures: '', ...progress });
    }
    this.send({ type: 'created', key, problems, about });
  }

  remove(key) {
    this.runs.get(key)?.run.delete();
    this.runs.delete(key);
  }

  startRound({ round, targets, measures = [], watch, final, goBack }) {
    if (goBack) for (const key of Object.keys(targets)) this.goBack(key, targets[key]);
    for (const key of Object.keys(targets)) this.record(key, measures.join());
    const end = this.now() + ROUND_MILLISECONDS;
    this.round = { id: round, targets, watch, final, end, milliseconds: 0 };
  }

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

  sendTrail({ key, token }) {
    this.send({ type: 'trail', token, trail: this.runs.get(key)?.run.trail() ?? null });
  }

  record(key, measures) {
    const entry = this.runs.get(key);
    if (!entry || entry.measures === measures) return;
    this.busyWith = key;
    entry.measures = measures;
    // A run of the start module will soon make room for one that can.
    entry.run.setMeasures?.(measures);
  }

  startTask({ id, name, args }) {
    if (!Object.hasOwn(tasks, name)) {
      this.send({ type: 'failed', id, message: `${name}: is not a task` });
      return;
    }
    const begin = () => tasks[name](this.engine, args);
    this.tasks.set(id, { begin, steps: null, reported: this.now() });
  }

  endTask(id) {
    // Runs the generator's finally blocks, which delete what it created.
    this.tasks.get(id)?.steps?.return();
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

  // One slice of time: the round first, since somebody watches it.
  work() {
    const end = this.now() + this.slice;
    if (this.round) this.train(end);
    for (const [id, task] of this.tasks) this.workOn(id, task, Math.max(end, this.now() + 1));
  }

  train(end) {
    const { targets } = this.round;
    for (;;) {
      const behind = this.furthestBehind(targets);
      if (!behind) return this.endRound();
      if (this.now() >= end) break;
      this.advance(behind.key, behind.entry, targets[behind.key], end);
    }
    if (this.now() >= this.round.end) this.endRound();
    return undefined;
  }

  // Lock-step: whoever is furthest behind goes next.
  furthestBehind(targets) {
    let found = null;
    for (const key of Object.keys(targets)) {
      const entry = this.runs.get(key);
      if (!entry || entry.isOver || entry.step >= targets[key]) continue;
      if (!found || entry.step < found.entry.step) found = { key, entry };
    }
    return found;
  }

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
    this.round.milliseconds += milliseconds;
    if (entry.milliseconds - entry.kept < CHECKPOINT_MILLISECONDS) return;
    entry.kept = entry.milliseconds;
    entry.run.keepCheckpoint();
  }

  endRound() {
    const { id, targets, watch, final, milliseconds } = this.round;
    this.round = null;
    const start = this.now();
    const present = Object.keys(targets).filter((key) => this.runs.has(key));
    const pictures = watch ? present.map((key) => this.takePictures(key, watch)) : [];
    const pictureMilliseconds = this.now() - start;
    const runs = present.map((key, i) => this.report(key, final, pictures[i]));
    this.send({ type: 'trained', round: id, runs, milliseconds, pictureMilliseconds });
  }

  takePictures(key, watch) {
    const entry = this.runs.get(key);
    const { run, window } = entry;
    if (watch.plane && watch.plane.id !== entry.planeId) {
      entry.planeId = watch.plane.id;
      run.setPlane?.(watch.plane);
    }
    const pictures = takePictures(run, window, watch);
    if (pictures.track) pictures.track.plane = watch.plane.id;
    return pictures;
  }

  report(key, final, pictures) {
    const { run, milliseconds, isOver, sent } = this.runs.get(key);
    const report = { key, seconds: milliseconds / 1000, snapshot: takeSnapshot(run, sent) };
    if (pictures) report.pictures = pictures;
    if (final || isOver) report.fingerprint = run.fingerprint();
    return report;
  }

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
      this.send({ type: 'failed', id, message: error.message });
    }
  }

  finishTask(id, value) {
    this.tasks.delete(id);
    this.send({ type: 'result', id, value });
  }

  send(message) {
    this.post(message, buffersOf(message));
  }

  // A broken engine cannot go on: whoever owns this loop starts another one.
  guard(work) {
    try {
      work();
    } catch (error) {
      this.round = null;
      this.send({ type: 'fatal', key: this.busyWith, message: String(error?.message ?? error) });
    }
  }
}

// How many updates fit into a stretch of time. Clocks in workers are coarse and the first update may
// be slow, so it grows by doubling from one.
function affordable({ step, burst, milliseconds }, available) {
  const cost = step > 0 ? milliseconds / step : 0;
  const fits = cost > 0 ? Math.floor(available / cost) : MAX_UPDATES_AT_ONCE;
  return Math.max(1, Math.min(fits, 2 * burst, MAX_UPDATES_AT_ONCE));
}

function asSteps(result) {
  if (typeof result?.next === 'function') return result;
  return { next: () => ({ done: true, value: result }), return: () => {} };
}

function isBreakdown(error) {
  return !(error instanceof Error) || error instanceof WebAssembly.RuntimeError;
}

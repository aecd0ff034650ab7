// The workers: they are started when they are needed, watched, and replaced when they break down or
// hang. The pool knows nothing of runs; it gives a task to the worker with the fewest.

import { messageOf } from '../wasm/message-of.js';
import { startWorker, waysHere } from './start-worker.js';

const STUCK_MILLISECONDS = 10_000;
// The rest of its script may have a long way to come.
const LONGEST_START = 60_000;
const WATCH_MILLISECONDS = 1000;
const MAX_WORKERS = 8;

/** @typedef {import('../messages.js').FromWorker} FromWorker */
/** @typedef {import('../messages.js').ModuleKind} ModuleKind */
/** @typedef {import('../messages.js').RunAnswer} RunAnswer */
/** @typedef {import('../messages.js').ToWorker} ToWorker */
/** @typedef {import('./start-worker.js').WorkerLike} WorkerLike */

/** @typedef {{ kind: ModuleKind, module: WebAssembly.Module }} KindOfModule */

/**
 * @typedef {object} LossReason
 * @property {string} key of the run that is to blame, or empty
 * @property {string} message
 */

/**
 * @typedef {object} PoolOptions
 * @property {() => Promise<KindOfModule>} module what workers start with; asked for when the first one
 *   is needed
 * @property {(worker: number, message: RunAnswer) => void} onMessage what is not about a task
 * @property {(worker: number, reason: LossReason) => void} onLost the worker is gone with everything in
 *   it; another one takes its place
 * @property {(message: string) => void} onFailed no worker can be started now
 * @property {number} [size] default: the machine's cores, 1 to 8
 * @property {import('./start-worker.js').Strategy[]} [strategies] default: those that can work here
 */

/**
 * @template Progress
 * @typedef {object} TaskControl
 * @property {(value: Progress) => void} [onProgress] told how far it is now and then
 * @property {AbortSignal} [signal]
 * @property {(worker: number) => ToWorker[]} [before] messages that a worker needs first
 */

/**
 * @typedef {object} Slot the place of a worker
 * @property {WorkerLike | null} worker once it is started
 * @property {Array<[ToWorker, Transferable[]]>} waiting messages until it is
 * @property {boolean} isStarted whether its engine runs
 * @property {number} expected answers
 * @property {number} heard when it answered last, or began
 */

/**
 * @typedef {{ worker: number, resolve(value: unknown): void, reject(reason: unknown): void,
 *   onProgress?(value: unknown): void, forget(): void }} PendingTask forget: takes its listener away
 */

export class WorkerPool {
  /** @param {PoolOptions} options */
  constructor(options) {
    this.options = { strategies: waysHere(), size: defaultSize(), ...options };
    this.size = this.options.size;
    this.strategy = 0;
    /** @type {(Slot | undefined)[]} */
    this.slots = [];
    this.nextTask = 1;
    /** @type {Map<number, PendingTask>} */
    this.tasks = new Map();
    this.isDisposed = false;
    /** @type {Promise<KindOfModule> | null} */
    this.module = null;
    this.lastTick = performance.now();
    /** @type {ReturnType<typeof setInterval> & { unref?: () => void }} */
    this.timer = setInterval(() => this.watch(), WATCH_MILLISECONDS);
    this.timer.unref?.();
  }

  /**
   * Sends a message; starts the worker if it does not run yet.
   * @param {number} worker 0 .. size - 1
   * @param {ToWorker} message
   * @param {Transferable[]} [transfer]
   */
  post(worker, message, transfer = []) {
    const slot = this.#slot(worker);
    if (message.type === 'train' || message.type === 'create') this.#expect(slot);
    if (slot.worker) slot.worker.postMessage(message, transfer);
    else slot.waiting.push([message, transfer]);
  }

  /**
   * Runs a task on the worker with the fewest tasks.
   * @template {import('../worker/tasks.js').TaskName} Name
   * @param {Name} name see tasks.js
   * @param {import('../worker/tasks.js').TaskArgs<Name>} args
   * @param {TaskControl<import('../worker/tasks.js').TaskProgress<Name>>} [control]
   * @returns {Promise<import('../worker/tasks.js').TaskResult<Name>>} rejects with the task's error, or
   *   when aborted
   */
  run(name, args, { onProgress, signal, before = () => [] } = {}) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = this.nextTask++;
      const worker = this.#leastBusy();
      const onAbort = () => this.#abort(id, signal?.reason);
      const forget = () => signal?.removeEventListener('abort', onAbort);
      this.tasks.set(id, { worker, resolve, reject, onProgress, forget });
      for (const message of before(worker)) this.post(worker, message);
      this.post(worker, { type: 'task', id, name, args });
      this.#expect(this.#slot(worker));
      signal?.addEventListener('abort', onAbort);
    });
  }

  /**
   * Every worker has the full module from now on.
   * @param {WebAssembly.Module} module
   */
  complete(module) {
    this.module = Promise.resolve({ kind: 'full', module });
    for (const slot of this.slots) {
      // One that is being opened may have been promised the start module already.
      if (slot?.worker) slot.worker.postMessage({ type: 'complete', module }, []);
      else slot?.waiting.unshift([{ type: 'complete', module }, []]);
    }
  }

  /** Stops everything; promises of unfinished tasks are rejected. */
  dispose() {
    this.isDisposed = true;
    clearInterval(this.timer);
    for (const slot of this.slots) slot?.worker?.terminate();
    for (const id of [...this.tasks.keys()]) this.#settle(id, 'reject', new Error('stopped'));
  }

  /**
   * The next message to this place starts a fresh worker.
   * @param {number} worker
   */
  #replace(worker) {
    this.slots[worker]?.worker?.terminate();
    this.slots[worker] = undefined;
    this.#rejectTasks(worker, new Error('the worker broke down'));
  }

  /**
   * @param {number} worker
   * @param {unknown} error
   */
  #rejectTasks(worker, error) {
    for (const [id, task] of this.tasks) {
      if (task.worker === worker) this.#settle(id, 'reject', error);
    }
  }

  /** @param {number} worker */
  #slot(worker) {
    return (this.slots[worker] ??= this.#start(worker));
  }

  /** @param {number} worker */
  #start(worker) {
    /** @type {Slot} */
    const slot = { worker: null, waiting: [], isStarted: false, expected: 0, heard: 0 };
    this.#open(slot, worker).catch((error) => this.#fail(slot, worker, error));
    return slot;
  }

  /**
   * The engine cannot be started; the next message to this place tries everything again.
   * @param {Slot} slot
   * @param {number} place
   * @param {unknown} error
   */
  #fail(slot, place, error) {
    if (this.isDisposed || this.slots[place] !== slot) return;
    slot.worker?.terminate();
    this.slots[place] = undefined;
    this.module = null;
    this.#rejectTasks(place, error);
    this.options.onFailed(messageOf(error));
  }

  /**
   * @param {Slot} slot
   * @param {number} place
   */
  async #open(slot, place) {
    this.module ??= this.options.module();
    const [{ kind, module }, { worker, slice }] = await Promise.all([this.module, this.#create()]);
    // Replaced or disposed in the meantime.
    if (this.isDisposed || this.slots[place] !== slot) return worker.terminate();
    worker.onmessage = ({ data }) => this.#receive(slot, place, data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#lose(slot, place, { message: event.message ?? 'unknown error' });
    };
    worker.postMessage({ type: 'start', kind, module, slice }, []);
    slot.worker = worker;
    slot.heard = performance.now();
    for (const [message, transfer] of slot.waiting) worker.postMessage(message, transfer);
    slot.waiting = [];
    return undefined;
  }

  // What failed once is not tried again: the place of the page does not change.
  async #create() {
    const first = this.strategy;
    let reason;
    for (let i = first; i < this.options.strategies.length; ++i) {
      const { create, isParallel, slice } = this.options.strategies[i];
      try {
        const worker = await startWorker(create);
        this.strategy = Math.max(this.strategy, i);
        if (!isParallel) this.size = 1;
        return { worker, slice };
      } catch (error) {
        reason = error;
      }
    }
    throw new Error(`no worker can be started: ${messageOf(reason)}`);
  }

  /**
   * @param {Slot} slot
   * @param {number} place
   * @param {FromWorker} message
   */
  #receive(slot, place, message) {
    if (this.slots[place] !== slot) return;
    slot.heard = performance.now();
    if (message.type === 'started') slot.isStarted = true;
    if (message.type === 'fatal') {
      if (slot.isStarted) this.#lose(slot, place, message);
      else this.#fail(slot, place, new Error(message.message));
    } else if ('id' in message) this.#receiveTask(slot, message);
    else if (message.type !== 'started' && message.type !== 'hello') {
      if (message.type === 'trained' || message.type === 'created') slot.expected -= 1;
      this.options.onMessage(place, message);
    }
  }

  /**
   * @param {Slot} slot
   * @param {import('../messages.js').TaskAnswer} message
   */
  #receiveTask(slot, message) {
    const task = this.tasks.get(message.id);
    // It was aborted in the meantime.
    if (!task) return;
    if (message.type === 'progress') {
      task.onProgress?.(message.value);
      return;
    }
    slot.expected -= 1;
    if (message.type === 'result') this.#settle(message.id, 'resolve', message.value);
    else this.#settle(message.id, 'reject', new Error(message.message));
  }

  /**
   * @param {number} id
   * @param {'resolve' | 'reject'} how
   * @param {unknown} value
   */
  #settle(id, how, value) {
    const task = this.tasks.get(id);
    this.tasks.delete(id);
    task?.forget();
    task?.[how](value);
  }

  /**
   * @param {number} id
   * @param {unknown} reason
   */
  #abort(id, reason) {
    const task = this.tasks.get(id);
    if (!task) return;
    this.#slot(task.worker).expected -= 1;
    this.post(task.worker, { type: 'cancel', id });
    this.#settle(id, 'reject', reason);
  }

  /** @param {Slot} slot */
  #expect(slot) {
    if (slot.expected === 0) slot.heard = performance.now();
    slot.expected += 1;
  }

  /**
   * @param {Slot} slot
   * @param {number} place
   * @param {Partial<LossReason> & { message: string }} reason
   */
  #lose(slot, place, { key = '', message }) {
    if (this.isDisposed || this.slots[place] !== slot) return;
    this.#replace(place);
    this.options.onLost(place, { key, message });
  }

  watch() {
    const now = performance.now();
    const slept = now - this.lastTick > 3 * WATCH_MILLISECONDS;
    this.lastTick = now;
    this.slots.forEach((slot, place) => {
      if (!slot?.worker || (slot.isStarted && slot.expected === 0)) return;
      const silent = now - slot.heard;
      // After a machine's sleep nobody has been silent on purpose.
      if (slept) slot.heard = now;
      else if (!slot.isStarted && silent > LONGEST_START) {
        this.#fail(slot, place, new Error('the engine does not start within a minute'));
      } else if (slot.isStarted && silent > STUCK_MILLISECONDS) {
        this.#lose(slot, place, { message: 'no answer for 10 seconds' });
      }
    });
  }

  #leastBusy() {
    const load = Array(this.size).fill(0);
    for (const { worker } of this.tasks.values()) if (worker < this.size) load[worker] += 1;
    return load.indexOf(Math.min(...load));
  }
}

function defaultSize() {
  return Math.min(MAX_WORKERS, Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1));
}

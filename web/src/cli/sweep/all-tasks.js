// Makes all tasks of a sweep on all cores of this machine: each thread gets the next one when it has none.

import { Worker } from 'node:worker_threads';
import { ProgressBar } from './progress-bar.js';

/** @typedef {import('./results.js').Results} Results */
/** @typedef {import('./task.js').Material} Material */
/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./thread.js').FromThread} FromThread */

// npm passes on what the terminal has sent already: only a later signal is a second one.
const SAME_SIGNAL = 500;

/**
 * @typedef {object} Work
 * @property {string} folder of the sweep
 * @property {Material} material
 * @property {Iterator<Task, undefined>} tasks that are not whole
 * @property {number} threads
 * @property {{ total: number, done: number }} trainings done: before this begins
 */

/**
 * @param {Work} work
 * @returns {Promise<boolean>} whether it went to its end; false: it was interrupted
 * @throws {Error} if a thread breaks down
 */
export async function makeAll({ folder, material, tasks, threads, trainings }) {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const ignoreSignals = listenForSignals(() => Atomics.store(stop, 0, 1));
  const bar = new ProgressBar(trainings);
  const next = () => (stop[0] === 1 ? undefined : tasks.next().value);
  const workerData = { folder, material, stop };
  try {
    const all = Array.from({ length: threads }, () =>
      inThread(workerData, next, () => bar.advance()),
    );
    await Promise.all(all);
  } finally {
    bar.end();
    ignoreSignals();
  }
  return stop[0] === 0;
}

/**
 * @param {import('./thread.js').ThreadData} workerData
 * @param {() => Task | undefined} next
 * @param {() => void} onTraining
 * @returns {Promise<void>} when there is no next task
 */
async function inThread(workerData, next, onTraining) {
  const first = next();
  if (!first) return;
  const thread = new Worker(new URL('./thread.js', import.meta.url), { workerData });
  try {
    await new Promise((resolve, reject) => {
      const tell = (/** @type {Task | undefined} */ task) =>
        task ? thread.postMessage(task) : resolve(undefined);
      thread.on('message', (/** @type {FromThread} */ message) =>
        'training' in message ? onTraining() : tell(next()),
      );
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('a thread ended before its work was done')));
      tell(first);
    });
  } finally {
    await thread.terminate();
  }
}

/**
 * The first Ctrl+C lets what is under way end, the second does not.
 * @param {() => void} stop
 * @returns {() => void} stops listening
 */
function listenForSignals(stop) {
  let first = NaN;
  const onSignal = () => {
    if (performance.now() - first < SAME_SIGNAL) return;
    if (!Number.isNaN(first)) process.exit(130);
    first = performance.now();
    console.error('\nStopping when the trainings under way are over; Ctrl+C again stops at once.');
    stop();
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

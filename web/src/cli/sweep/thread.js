// A thread that makes tasks of a sweep, one after the other, as it is told.

import { parentPort, workerData } from 'node:worker_threads';
import { Results } from './results.js';
import { Trainer } from './task.js';

/** @typedef {import('./task.js').Task} Task */

/**
 * @typedef {object} ThreadData
 * @property {string} folder of the sweep
 * @property {import('./task.js').Material} material
 * @property {Int32Array<SharedArrayBuffer>} stop its number is 1 when nothing new is to be begun
 */

/** @typedef {{ training: number } | { task: number }} FromThread what is made: a training, or all that was told */

const { folder, material, stop } = /** @type {ThreadData} */ (workerData);
const results = new Results(folder);
const trainer = new Trainer(material);

parentPort?.on('message', async (/** @type {Task} */ task) => {
  await trainer.perform(task, results, {
    onMade: (training) => tell({ training }),
    isStopped: () => Atomics.load(stop, 0) === 1,
  });
  tell({ task: task.task });
});

/** @param {FromThread} message */
function tell(message) {
  parentPort?.postMessage(message);
}

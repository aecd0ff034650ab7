// Makes all tasks of a sweep on a Dask cluster, whose workers run this command for each of them.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { taskCommand } from './slurm.js';
import { ProgressBar } from './progress-bar.js';

const script = fileURLToPath(new URL('./on-dask.py', import.meta.url));

/**
 * @typedef {object} DaskWork
 * @property {string} scheduler its address, such as tcp://node1:8786
 * @property {string} folder of the sweep
 * @property {number[]} tasks that are not whole
 * @property {(task: number) => number} count trainings that are missing of a task
 * @property {{ total: number, done: number }} trainings done: before this begins
 */

/**
 * @param {DaskWork} work
 * @returns {Promise<boolean>} whether it went to its end; false: it was interrupted
 * @throws {Error} if it does not start
 */
export async function makeOnDask({ scheduler, folder, tasks, count, trainings }) {
  const bar = new ProgressBar(trainings);
  const args = [script, scheduler, ...taskCommand(path.resolve(folder))];
  // The Python that has Dask may have another name.
  const python = process.env.PYTHON ?? 'python3';
  const child = spawn(python, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let isStopped = false;
  // A terminal sends it to both.
  const onSignal = () => (isStopped = true);
  process.on('SIGINT', onSignal);
  createInterface(child.stdout).on('line', (line) => bar.advance(count(Number(line))));
  // One that ends at once takes nothing.
  child.stdin.on('error', () => {});
  child.stdin.end(tasks.join('\n'));
  try {
    await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new Error(`${python}: ${error.message}`)));
      child.on('close', resolve);
    });
  } finally {
    process.off('SIGINT', onSignal);
    bar.end();
  }
  return !isStopped;
}

// W5 in the browser: the sweep as the page makes it, with its scheduler and its pool of workers.

import { StudyScheduler } from '../../../web/src/studies/scheduler.js';
import { WorkerPool } from '../../../web/src/engine/page/pool.js';
import { compileModule } from '../../../web/src/engine/wasm/wasm-module.js';
import { runSpec } from '../engine-spec.js';
import { sweep } from '../workloads.js';

/** @type {Map<number, Promise<WorkerPool>>} pools by size; they stay for the next round */
const pools = new Map();

/**
 * Runs the whole sweep once.
 * @param {number} workers
 * @param {number} steps of each run
 * @returns {Promise<{ seconds: number, steps: number, finalLoss: number }>} steps of all runs
 *   together; the smallest validation loss at the end
 */
export async function timeSweep(workers, steps) {
  if (!pools.has(workers)) pools.set(workers, startPool(workers));
  const pool = await pools.get(workers);
  const start = performance.now();
  const jobs = sweepSpecs(steps).map((spec) => ({ spec, group: 'adam', steps }));
  const losses = [];
  await new StudyScheduler(jobs, {
    train: (specs, options) => pool.run('trials', { specs }, options),
    workers: () => pool.size,
    onResult: (index, { status, message, valLoss }) => {
      if (status !== 'finished') throw new Error(`${status}: ${message}`);
      losses.push(valLoss);
    },
  }).run();
  const seconds = (performance.now() - start) / 1000;
  return { seconds, steps: losses.length * steps, finalLoss: Math.min(...losses) };
}

function sweepSpecs(steps) {
  const { cell, rates, seeds } = sweep;
  const { optimizer, params } = cell.rule;
  return seeds.flatMap((seed) =>
    rates.map((lr) =>
      runSpec(
        { workload: cell.workload, rule: { optimizer, params: { ...params, lr } } },
        undefined,
        { steps, 'init.seed': seed, 'batch.seed': seed, shuffle: 1 },
      ),
    ),
  );
}

async function startPool(size) {
  const failed = (message) => {
    throw new Error(message);
  };
  const pool = new WorkerPool({
    module: async () => ({ kind: 'full', module: await compileModule() }),
    size,
    onMessage: () => {},
    onLost: (worker, { message }) => failed(message),
    onFailed: failed,
  });
  // Workers start with their first task, and compile what they run: not what is measured.
  const [spec] = sweepSpecs(2000);
  await Promise.all(Array.from({ length: size }, () => pool.run('trials', { specs: [spec] })));
  if (pool.size !== size) throw new Error(`there are only ${pool.size} workers`);
  return pool;
}

// Random inputs of one kind on all cores, and what came of them.

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root, run } from '../../cpp/scripts/run.js';

// Caches fill up first. After that memory may grow by so much, which is noise.
const WARM_BATCHES = 2;
const MOST_GROWTH = 8 * 2 ** 20;
// Seeds of workers lie so far apart that none repeats a batch of another.
const SEEDS = 100_000;

/**
 * @typedef {object} Outcome
 * @property {number} runs that were made
 * @property {number} slowest milliseconds of processor time for one input
 * @property {number} growth of a worker's memory in bytes, from its third batch on
 * @property {string[]} failures with inputs, as short as they could be made
 */

/**
 * @param {import('./kinds.js').Kind} kind
 * @param {{ seed: number, runs: number }} wish
 * @returns {Promise<Outcome>}
 */
export async function longCheck(kind, { seed, runs }) {
  const workers = availableParallelism();
  const shares = Array.from({ length: workers }, (_, i) =>
    shareOf(kind, { seed: seed + i * SEEDS, runs: Math.ceil(runs / workers) }),
  );
  const all = await Promise.all(shares);
  return {
    runs: all.reduce((sum, one) => sum + one.runs, 0),
    slowest: Math.max(...all.map((one) => one.slowest)),
    growth: Math.max(...all.map((one) => one.growth)),
    failures: all.flatMap((one) => one.failures),
  };
}

/**
 * @param {import('./kinds.js').Kind} kind
 * @param {{ seed: number, runs: number }} wish
 * @returns {Promise<Outcome>}
 */
async function shareOf(kind, { seed, runs }) {
  const batches = [];
  const onLine = (line) => batches.push(JSON.parse(line));
  const program = path.join(root, 'tests/fuzz/worker.js');
  const args = ['--expose-gc', program, kind.id, String(seed), String(runs)];
  const code = await run(process.execPath, args, { stdout: 'pipe', onLine });
  const failures = batches.map(({ failure }) => failure).filter(Boolean);
  if (code !== 0) failures.push(`the worker with seed ${seed} ended with status ${code}`);
  const warm = batches.slice(WARM_BATCHES).map(({ memory }) => memory);
  const growth = warm.length > 1 ? warm.at(-1) - warm[0] : 0;
  if (growth > MOST_GROWTH) failures.push(`memory grew by ${growth} bytes (seed ${seed})`);
  return {
    runs: batches.reduce((sum, batch) => sum + batch.runs, 0),
    slowest: Math.max(0, ...batches.map((batch) => batch.slowest)),
    ...{ growth, failures },
  };
}

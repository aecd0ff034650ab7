// W5: the sweep on one worker, on two and on all cores, in turns.

import { availableParallelism } from 'node:os';
import { spreadOf } from './statistics.js';
import { sweep } from './workloads.js';

/**
 * @typedef {object} SweepResult
 * @property {number} workers
 * @property {number[]} rounds steps per second of all workers together, one a round
 * @property {import('./statistics.js').Spread} stepsPerSecond
 * @property {number} finalLoss the best validation loss of the sweep
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the benchmark's page
 * @param {number} rounds
 * @returns {Promise<SweepResult[]>} by rising number of workers
 */
export async function benchmarkSweep(browser, url, rounds) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => globalThis.bench);
    const time = (workers) =>
      page.evaluate(
        ([count, steps]) => globalThis.bench.timeSweep(count, steps),
        [workers, sweep.steps],
      );
    const sizes = [...new Set([1, 2, Math.min(8, Math.max(2, availableParallelism()))])];
    const results = sizes.map((workers) => ({ workers, rounds: [], finalLoss: NaN }));
    for (let round = 0; round < rounds; ++round) {
      for (const result of round % 2 === 0 ? results : [...results].reverse()) {
        const { seconds, steps, finalLoss } = await time(result.workers);
        result.rounds.push(steps / seconds);
        result.finalLoss = finalLoss;
      }
    }
    return results.map((result) => ({ ...result, stepsPerSecond: spreadOf(result.rounds) }));
  } finally {
    await context.close();
  }
}

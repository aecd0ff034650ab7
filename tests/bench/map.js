// W6: trainings of a map of trainability, in turns: on lanes, by ordinary runs, by plain loops.

import { spreadOf } from './statistics.js';

const CELLS = { lanes: 400, runs: 200, 'plain-js': 100 };

/**
 * @typedef {object} MapResult
 * @property {string} engine
 * @property {number[]} rounds trainings per second on one thread, one a round
 * @property {import('./statistics.js').Spread} trainingsPerSecond
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the benchmark's page
 * @param {number} rounds
 * @returns {Promise<MapResult[]>}
 */
export async function benchmarkMap(browser, url, rounds) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => globalThis.bench);
    const time = (engine) =>
      page.evaluate(
        ([how, count]) => globalThis.bench.timeMap(how, count),
        [engine, CELLS[engine]],
      );
    const results = Object.keys(CELLS).map((engine) => ({ engine, rounds: [] }));
    // What is compiled while it runs is not what is measured.
    for (const { engine } of results) await time(engine);
    for (let round = 0; round < rounds; ++round) {
      for (const result of round % 2 === 0 ? results : [...results].reverse()) {
        const { seconds, early } = await time(result.engine);
        if (early > 0) throw new Error(`W6: ${early} cells ended early, which would flatter lanes`);
        result.rounds.push(CELLS[result.engine] / seconds);
      }
    }
    return results.map((result) => ({ ...result, trainingsPerSecond: spreadOf(result.rounds) }));
  } finally {
    await context.close();
  }
}

// Experiments as the formats of programs are given them.

import { runNames } from '../../../web/src/config/run-names.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { runStart } from '../../../web/src/engine/worker/run-start.js';
import { withChecks } from '../../../web/src/engine/worker/start-checks.js';

export const engine = await loadEngine();

/** @param {string} link without problems */
export async function configOf(link) {
  const { config, problems } = engine.parseLink(link);
  if (problems.length) throw new Error(`${link}: ${JSON.stringify(problems)}`);
  await engine.prepare(config);
  return config;
}

/**
 * @param {string} link
 * @param {number | null} [run] null: all runs
 */
export async function experimentOf(link, run = null) {
  const config = await configOf(link);
  const names = runNames(config, engine.catalog);
  const places = run === null ? names.map((_, place) => place) : [run];
  const runs = places.map((index) => ({
    ...{ index, name: names[index] },
    ...withChecks(finished(runStart(() => engine.createRun(config, index)))),
  }));
  const address = { page: 'https://example.org/', link: engine.formatLink(config) };
  return { ...address, config, catalog: engine.catalog, runs, file: 'experiment' };
}

/** @param {Generator} generator */
export function finished(generator) {
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}

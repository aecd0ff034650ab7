// On what terms the runs of a race train: whether they share all but the optimizer.

import { differsIn } from '../config/describe.js';
import { runNames } from '../config/run-names.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { listOf } from './words.js';

/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('./plan.js').About} About */

const SCHEDULE = 'schedule';
const WARMUP = 'warmup';

/**
 * What racers do not share although it is no part of the optimizer: schedule, warm-up, and settings that a
 * run has of its own.
 * @param {RunConfig[]} runs the racers
 * @param {Pick<About, 'config' | 'catalog'>} about
 * @returns {string} sentences; empty: they share everything
 */
export function unlikeWords(runs, { config, catalog }) {
  const { settingById } = indexCatalog(catalog);
  const race = { ...config, runs };
  const names = runNames(race, catalog);
  /** @type {Map<string, string[]>} names by terms */
  const groups = new Map();
  differsIn(race, catalog).forEach((differences, place) => {
    const terms = differences.flatMap(({ key, text }) => {
      if (key === SCHEDULE) return [`schedule ${text}`];
      return key === WARMUP || settingById.has(key) ? [text] : [];
    });
    const text = terms.join(', ');
    groups.set(text, [...(groups.get(text) ?? []), names[place]]);
  });
  if (groups.size < 2) return '';
  const parts = [...groups].map(([text, some]) => `${listOf(some)}: ${text}`);
  return `The runs differ in more than the optimizer, which may decide the race. ${parts.join('; ')}.`;
}

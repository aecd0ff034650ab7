// Puts the results of a sweep together, in the files that the page saves, and opens.

import path from 'node:path';

import { tableToCsv, tableToJson } from '../../studies/tables.js';
import { runSeries } from '../../views/study/series.js';
import { sweepReport } from '../../views/sweep/report.js';
import { trainingsOf } from './plan.js';
import { writeWhole } from './write-whole.js';

/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {import('./plan.js').PlannedSweep} PlannedSweep */
/** @typedef {import('./results.js').Results} Results */

const STUDY = 'sweep';
// As much as the page opens.
const MOST_BYTES = 10_000_000;

/**
 * @param {PlannedSweep} sweep
 * @param {Results} results
 * @returns {Array<Trial | undefined>} by training
 */
export function allTrials(sweep, results) {
  /** @type {Array<Trial | undefined>} */
  const trials = sweep.plan.jobs.map(() => undefined);
  for (let task = 0; task < sweep.tasks; ++task) {
    const made = results.read(task);
    for (const training of trainingsOf(sweep, task)) trials[training] = made.get(training);
  }
  return trials;
}

/**
 * Writes what is there.
 * @param {PlannedSweep} sweep
 * @param {Array<Trial | undefined>} trials by training
 * @param {import('../../catalog/catalog-index.js').Catalog} catalog
 * @param {string} folder
 * @returns {{ files: string[], words: string[] }} words: what came out
 */
export function collect({ link, config, plan }, trials, catalog, folder) {
  const series = runSeries(plan, { config, catalog });
  const { table, words, trainings } = sweepReport({ plan, results: trials, series });
  const texts = {
    [`${STUDY}.csv`]: tableToCsv(table),
    [`${STUDY}.json`]: tableToJson(table, { link, words, study: STUDY, trainings }),
  };
  const files = Object.entries(texts).map(([name, text]) => {
    const file = path.join(folder, name);
    writeWhole(file, text);
    return file;
  });
  const isLarge = Object.values(texts).some((text) => text.length > MOST_BYTES);
  return { files, words: isLarge ? [...words, 'The page cannot open files this large.'] : words };
}

/**
 * @param {PlannedSweep} sweep
 * @param {Array<Trial | undefined>} trials by training
 * @returns {number[]} tasks of which something is missing
 */
export function missingTasks(sweep, trials) {
  const tasks = Array.from({ length: sweep.tasks }, (_, task) => task);
  return tasks.filter((task) => trainingsOf(sweep, task).some((place) => !trials[place]));
}

/**
 * @param {number[]} numbers growing
 * @returns {string} as Slurm takes them: "0-3,7"
 */
export function rangesOf(numbers) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

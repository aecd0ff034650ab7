// `npm run -s verify -- FILE.csv [--exercise LINK]`: trains collected links again, and says which reach their goal. Exit
// status: 0 done; 1 a link could not be used; 2 wrong usage.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { loadEngine } from '../engine/package/index.js';
import { messageOf } from '../engine/wasm/message-of.js';
import { readCount } from './arguments.js';
import { write } from './output.js';
import { startProgram } from './program.js';
import { entryOf, exerciseProblems, jobsOf, judgements } from './verify-links.js';
import { trainLinks } from './verify-pool.js';
import { MOST_BYTES, readTable, writeTable } from './verify-table.js';

/** @typedef {import('./verify-links.js').Entry} Entry */
/** @typedef {import('./verify-table.js').Added} Added */

const SECONDS = 30;

await startProgram({
  name: 'verify',
  takes: 'FILE.csv [--exercise LINK] [--seconds N] [--jobs N] [--out FILE]',
  options: `  FILE.csv          a table with a column named link; other columns are kept
  --exercise LINK   the link that was given out: its goal counts, and what it does not leave free must be as it
                    was (default: the column exercise; without one, the goal of each link itself)
  --seconds N       a link whose training takes longer is refused (default: ${SECONDS})
  --jobs N          links that are trained at the same time (default: one for each core)
  --out FILE        write the table there (default: standard output)`,
  examples: [
    'links.csv --out results.csv',
    'links.csv --exercise "v=1&data=moons&steps=200&goal=run1.val_loss:lt:0.05&run=sgd,lr=0.01"',
  ],
  exits: { 1: 'a link could not be used' },
  read: readArguments,
  run,
});

/**
 * @typedef {object} Request what the command line asks for
 * @property {import('./verify-table.js').LinkTable} table
 * @property {string} exercise empty: none
 * @property {number} seconds
 * @property {number} workers
 * @property {string} [out]
 */

/**
 * @param {Request} request
 * @returns {Promise<number>} exit status
 */
async function run({ table, ...request }) {
  for (const problem of table.problems) console.error(problem);
  const engine = await loadEngine();
  const entries = table.links.map((link, i) =>
    entryOf(link, request.exercise || table.exercises[i], engine),
  );
  tellProblems(entries);
  for (const problem of exerciseProblems(entries, engine.catalog)) console.error(problem);
  const { jobs, places } = jobsOf(entries);
  const outcomes = await trainLinks(jobs, { ...request, onProgress: progressOf(jobs.length) });
  const added = judgements(entries, outcomes, places, engine);
  const text = writeTable(table, added);
  if (request.out) writeFileSync(request.out, text);
  else await write(text);
  console.error(summary(added));
  return added.some(isRefused) ? 1 : 0;
}

/** @param {Entry[]} entries */
function tellProblems(entries) {
  entries.forEach(({ problems }, i) => {
    for (const { key, value, message } of problems.slice(0, 3)) {
      console.error(`row ${i + 2}: ${key}: ${value}: ${message}`);
    }
  });
}

/** @param {Added} added */
function isRefused({ reached }) {
  return reached.startsWith('refused');
}

/** @param {Added[]} added */
function summary(added) {
  const count = (/** @type {(one: Added) => boolean} */ isOne) => added.filter(isOne).length;
  const parts = [
    `${count(({ reached }) => reached === 'yes')} reached the goal`,
    `${count(({ reached }) => reached === 'no')} did not`,
    `${count(isRefused)} refused`,
    `${count(({ goal_matches: words }) => words.startsWith('no'))} changed what is locked`,
    `${count(({ fp_matches: words }) => words === 'no')} with a wrong fingerprint`,
  ];
  return `${added.length} links: ${parts.join(', ')}.`;
}

/** @param {number} count */
function progressOf(count) {
  return (/** @type {number} */ done) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${count}${done === count ? '\n' : ''}`);
  };
}

/** @param {string} file */
function readFile(file) {
  try {
    if (statSync(file).size > MOST_BYTES) return `The file has more than ${MOST_BYTES / 1e6} MB.`;
    return readTable(readFileSync(file));
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * @param {string[]} args
 * @returns {Request | string} a sentence about what is wrong with them
 */
function readArguments(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  const options = { exercise: string, seconds: string, jobs: string, out: string };
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length !== 1) return `One file is needed; there are ${positionals.length}.`;
    const seconds = readCount('--seconds', values.seconds) ?? SECONDS;
    if (typeof seconds === 'string') return seconds;
    const workers = readCount('--jobs', values.jobs) ?? os.availableParallelism();
    if (typeof workers === 'string') return workers;
    const { exercise = '', out } = values;
    const table = readFile(positionals[0]);
    return typeof table === 'string' ? table : { table, exercise, seconds, workers, out };
  } catch (error) {
    return messageOf(error);
  }
}

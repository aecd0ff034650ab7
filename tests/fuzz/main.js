// Random inputs of every kind. Options:
//
//     --kind links,goals   only these
//     --runs N             of each, instead of the usual number
//     --seed N             repeats a check

import { parseArgs } from 'node:util';
import { main, progress } from '../../cpp/scripts/run.js';
import { testSeed } from '../scripts/seed.js';
import { kindOf, kinds } from './kinds.js';
import { longCheck } from './long-check.js';

/** @typedef {{ seed: number, runs: number, kinds: string[] }} Wish */

await main(async () => {
  const { values } = parseArgs({
    options: { kind: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' } },
  });
  const seed = Number(values.seed ?? testSeed);
  progress(`--seed ${seed}`);
  const ids = values.kind?.split(',') ?? [];
  return fuzzPage({ seed, kinds: ids, runs: Number(values.runs ?? 0) });
});

/**
 * @param {Wish} wish runs: 0 for the usual number of each kind
 * @returns {Promise<number>} exit status
 */
async function fuzzPage({ seed, runs, kinds: ids }) {
  const chosen = ids.length ? ids.map(kindOf) : kinds;
  let failed = 0;
  console.log('| kind | inputs | faults | slowest, ms of processor time | memory, MB more |');
  console.log('|---|---|---|---|---|');
  for (const kind of chosen) {
    const outcome = await longCheck(kind, { seed, runs: runs || kind.runs });
    const { slowest, growth, failures } = outcome;
    const megabytes = (growth / 2 ** 20).toFixed(1);
    // A row of a table in Markdown.
    console.log(
      `| ${kind.what} | ${outcome.runs.toLocaleString('en')} | ${failures.length} | ${slowest.toFixed(0)} | ${megabytes} |`,
    );
    for (const failure of failures.slice(0, 5)) progress(`\n${kind.id}: ${failure}\n`);
    failed += failures.length;
  }
  return failed ? 1 : 0;
}

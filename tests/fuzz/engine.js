// The fuzzers of the engine, by libFuzzer under the address and undefined-behaviour sanitizers, one after the other.
// Options:
//
//     --kind run           only this: program, run, table
//     --seconds N          for each of them, instead of ten minutes
//
// What they find is in build/fuzz/found, and what is worth keeping goes to tests/fuzz/corpus.

import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, buildFolder } from '../../cpp/scripts/build.js';
import { nativeTools } from '../../cpp/scripts/cpp-tools.js';
import { main, root, run } from '../../cpp/scripts/run.js';
import { ensureTools, findProgram } from '../../cpp/scripts/system-tools.js';
import { writeDictionary, writeSeeds } from './seeds.js';

const SECONDS = 600;
const NAMES = ['program', 'run', 'table'];
// One input may take so many seconds and megabytes.
const LIMITS = ['-timeout=25', '-rss_limit_mb=2000', '-malloc_limit_mb=700'];

/** @type {import('../../cpp/scripts/system-tools.js').Tool} */
const clang = {
  name: 'Clang with its sanitizers',
  present: () => findProgram('clang++') !== undefined,
  apt: ['clang', 'libclang-rt-dev'],
  dnf: ['clang', 'compiler-rt'],
  brew: ['llvm'],
};

await main(async () => {
  const { values } = parseArgs({
    options: { cpp: { type: 'boolean' }, kind: { type: 'string' }, seconds: { type: 'string' } },
  });
  await ensureTools([...nativeTools, clang]);
  await build('fuzz');
  const names = values.kind?.split(',') ?? NAMES;
  let failed = 0;
  for (const name of names) failed += await fuzz(name, Number(values.seconds ?? SECONDS));
  console.log(`${names.length - failed} fuzzers found nothing, ${failed} found a fault`);
  return failed ? 1 : 0;
});

/**
 * @param {string} name
 * @param {number} seconds
 * @returns {Promise<number>} 1: it found something
 */
async function fuzz(name, seconds) {
  const folder = buildFolder('fuzz');
  const fuzzer = `${name}_fuzzer`;
  const seeds = path.join(folder, 'seeds', fuzzer);
  const found = path.join(folder, 'found', fuzzer);
  const corpus = path.join(root, 'tests/fuzz/corpus', name);
  mkdirSync(found, { recursive: true });
  writeSeeds(fuzzer, seeds);
  const dictionary = path.join(folder, 'catalog.dict');
  writeDictionary(dictionary);
  const code = await run(path.join(folder, fuzzer), [
    ...LIMITS,
    `-max_total_time=${seconds}`,
    ...(name === 'run' ? [`-dict=${dictionary}`] : []),
    `-artifact_prefix=${path.join(folder, 'found', name)}-`,
    ...[found, seeds, corpus].filter((one) => existsSync(one)),
  ]);
  return code === 0 ? 0 : 1;
}

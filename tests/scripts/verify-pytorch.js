// `npm run verify:pytorch [-- --only WORDS]`: trains the exported scripts of many runs in two versions of PyTorch, in
// double beside the native engine in double, and in single precision beside the losses of the page.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, buildFolder } from '../../cpp/scripts/build.js';
import { nativeTools } from '../../cpp/scripts/cpp-tools.js';
import { main, progress, root, run } from '../../cpp/scripts/run.js';
import { ensureTools } from '../../cpp/scripts/system-tools.js';
import { ensureNpmPackages } from '../../web/scripts/npm-packages.js';
import { debianPyTorch, pythons } from './pytorch-tools.js';

/** @typedef {import('../pytorch/compare.js').Trained} Trained */
/** @typedef {import('../pytorch/compare.js').Reference} Reference */
/** @typedef {import('../pytorch/prepare.js').Prepared} Prepared */

const folder = path.join(root, 'build/pytorch/scripts');
const dataFolder = path.join(root, 'web/public/data');

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
  await ensureTools([...nativeTools, debianPyTorch]);
  await ensureNpmPackages();
  await build('native', ['replay']);
  const versions = await pythons();
  const cases = await written(values.only);
  progress(`${cases.length} runs in double, natively`);
  const program = path.join(buildFolder('native'), 'replay');
  const references = /** @type {Reference[]} */ (
    await jsonLines(program, [path.join(folder, 'requests.json'), dataFolder])
  );
  const { compared, header, lineOf } = await import('../pytorch/compare.js');
  let passed = 0;
  let failed = 0;
  for (const { program: python, version } of versions) {
    progress(`${cases.length} scripts in PyTorch ${version}`);
    const script = path.join(root, 'tests/pytorch/losses.py');
    const trained = /** @type {Trained[]} */ (await jsonLines(python, [script, folder]));
    console.log(`\nPyTorch ${version}\n${header}`);
    cases.forEach((one, i) => {
      const result = compared(one, references[i], trained[i]);
      console.log(lineOf(result));
      if (result.isNear) ++passed;
      else ++failed;
    });
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * Writes the scripts and what belongs to them.
 * @param {string} only part of the names of the cases that are wanted
 * @returns {Promise<Prepared[]>}
 */
async function written(only) {
  const { loadEngine } = await import('../../web/src/engine/package/index.js');
  const { allCases } = await import('../pytorch/cases.js');
  const { prepared } = await import('../pytorch/prepare.js');
  const engine = await loadEngine();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const wanted = allCases(engine.catalog).filter(({ name }) => name.includes(only));
  const cases = [];
  for (const [i, one] of wanted.entries()) {
    const made = await prepared(engine, one, `case-${i}`);
    writeFileSync(path.join(folder, `${made.file}.py`), made.script);
    if (made.arrays) writeFileSync(path.join(folder, `${made.file}.npz`), made.arrays);
    cases.push(made);
  }
  const list = cases.map(({ file, start }) => ({ file, updates: start.steps }));
  writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(list));
  const requests = cases.map(({ request }) => request);
  writeFileSync(path.join(folder, 'requests.json'), JSON.stringify(requests));
  return cases;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<unknown[]>} its lines
 * @throws {Error} if it fails
 */
async function jsonLines(program, args) {
  /** @type {unknown[]} */
  const lines = [];
  const onLine = (/** @type {string} */ line) => lines.push(JSON.parse(line));
  const code = await run(program, args, { stdout: 'pipe', onLine });
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return lines;
}

// The layers of tests: what each needs, how it is built, what it runs.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build, buildFolder } from '../../cpp/scripts/build.js';
import { nativeTools, wasmTools } from '../../cpp/scripts/cpp-tools.js';
import { UserError, messageOf, root } from '../../cpp/scripts/run.js';
import { buildModule } from '../../web/scripts/setup.js';
import { ensureSite } from '../../web/scripts/site.js';
import { checkGoldenTable } from './golden-table.js';
import { resultFile, runGolden, runGoogleTest, runVitest } from './runners.js';
import { testSeed } from './seed.js';
import { browserTools, pandoc } from './test-tools.js';

/**
 * @typedef {object} Step one test program
 * @property {string} name
 * @property {(options: Options) => Promise<import('./runners.js').Counts>} run builds it, runs it
 */

/**
 * @typedef {object} Options
 * @property {boolean} update write the table of golden errors instead of checking it
 */

/**
 * @typedef {object} Layer
 * @property {import('../../cpp/scripts/system-tools.js').Tool[]} tools what must be on the machine
 * @property {boolean} npm does it need npm packages?
 * @property {Step[]} steps
 */

const env = {
  TEST_SEED: String(testSeed),
  UBSAN_OPTIONS: 'print_stacktrace=1',
};

/** @type {Record<string, Layer>} in the order in which they run */
export const layers = {
  cpp: {
    tools: nativeTools,
    npm: false,
    steps: [
      { name: 'cpp-native', run: () => runCpp('native') },
      { name: 'cpp-sanitize', run: () => runCpp('sanitize') },
    ],
  },
  golden: {
    tools: [...nativeTools, ...wasmTools],
    npm: false,
    steps: [
      { name: 'golden-native', run: runGoldenNative },
      { name: 'golden-wasm', run: runGoldenWasm },
      { name: 'golden-table', run: runGoldenTable },
    ],
  },
  wasm: {
    tools: wasmTools,
    npm: true,
    steps: [{ name: 'wasm', run: () => runJavaScript('wasm') }],
  },
  web: {
    tools: wasmTools,
    npm: true,
    steps: [{ name: 'web', run: () => runJavaScript('web') }],
  },
  package: {
    tools: wasmTools,
    npm: true,
    steps: [{ name: 'package', run: () => runOnSite('package') }],
  },
  browser: {
    tools: [...wasmTools, ...browserTools, pandoc],
    npm: true,
    steps: [{ name: 'browser', run: () => runOnSite('browser') }],
  },
};

/** @param {'native' | 'sanitize'} preset */
async function runCpp(preset) {
  await build(preset, ['cpp_tests']);
  return runGoogleTest(`cpp-${preset}`, path.join(buildFolder(preset), 'cpp_tests'), env);
}

async function runGoldenNative() {
  const files = goldenFiles();
  await build('native', ['golden']);
  return runGolden('golden-native', [path.join(buildFolder('native'), 'golden'), ...files], env);
}

async function runGoldenWasm() {
  const files = goldenFiles();
  await build('wasm', ['golden']);
  const program = path.join(buildFolder('wasm'), 'golden_wasm.cjs');
  return runGolden('golden-wasm', [process.execPath, program, ...files], env);
}

/**
 * The table is about our own files, and about runs in which all of them passed.
 * @param {Options} options
 */
async function runGoldenTable({ update }) {
  if (process.env.GOLDEN_DIR) {
    if (update) throw new UserError('The table is not about the files of GOLDEN_DIR.');
    return { passed: 0, failed: 0 };
  }
  const [inDouble, inFloat] = ['golden-native', 'golden-wasm'].map(resultFile);
  if (![inDouble, inFloat].every((file) => existsSync(file))) {
    throw new UserError('There is no table while golden files fail.');
  }
  return checkGoldenTable(inDouble, inFloat, { update });
}

// The files of GOLDEN_DIR instead of our own, if it is set; relative to where npm was called.
function goldenFiles() {
  const given = process.env.GOLDEN_DIR;
  const caller = process.env.INIT_CWD ?? process.cwd();
  const folder = given ? path.resolve(caller, given) : path.join(root, 'tests/golden/data');
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => path.join(folder, name));
  } catch (error) {
    throw new UserError(`Cannot read golden files: ${messageOf(error)}`);
  }
}

/** @param {string} folder below tests/ */
async function runJavaScript(folder) {
  await buildModule();
  return runVitest(folder, env);
}

/** @param {string} folder below tests/ */
async function runOnSite(folder) {
  await buildModule();
  await ensureSite();
  return runVitest(folder, env);
}

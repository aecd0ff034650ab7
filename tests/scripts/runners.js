// Runs one test program each and counts what passed and failed.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { progress, root, run } from '../../cpp/scripts/run.js';

/** @typedef {{ passed: number, failed: number }} Counts */

/** @typedef {Record<string, string>} Environment additional variables of a program */

/**
 * @typedef {object} GoogleTestResult the part of its JSON that is read
 * @property {{ testsuite: { result: string, failures?: object[] }[] }[]} testsuites
 */

/**
 * @typedef {object} VitestResult the part of its JSON that is read
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults by file
 */

const resultFolder = path.join(root, 'build/test-results');

/**
 * Runs a GoogleTest program, a share of its tests on each core.
 * @param {string} name of this run
 * @param {string} program
 * @param {Environment} env
 * @returns {Promise<Counts>}
 */
export async function runGoogleTest(name, program, env) {
  const total = availableParallelism();
  const shards = Array.from({ length: total }, (_, index) =>
    runShard(`${name}-${index}`, program, {
      ...env,
      GTEST_TOTAL_SHARDS: `${total}`,
      GTEST_SHARD_INDEX: `${index}`,
    }),
  );
  const counts = await Promise.all(shards);
  return sumOf(counts);
}

/**
 * The counts of several runs as one.
 * @param {Counts[]} counts
 * @returns {Counts}
 */
export function sumOf(counts) {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/**
 * @param {string} name
 * @param {string} program
 * @param {Environment} env
 */
async function runShard(name, program, env) {
  const file = freshResultFile(name);
  const args = ['--gtest_brief=1', `--gtest_output=json:${file}`];
  const code = await run(program, args, { env, stdout: 'inherit' });
  /** @type {GoogleTestResult | undefined} */
  const result = readResult(file);
  const suites = result?.testsuites ?? [];
  const tests = suites.flatMap((suite) => suite.testsuite);
  const failed = tests.filter((test) => test.failures).length;
  const passed = tests.filter((test) => test.result === 'COMPLETED' && !test.failures).length;
  return checked(name, { passed, failed }, code);
}

/**
 * Runs the tests of a folder that has a vitest.config.js.
 * @param {string} name of the folder below tests/
 * @param {Environment} env
 * @returns {Promise<Counts>}
 */
export async function runVitest(name, env) {
  const file = freshResultFile(name);
  const args = [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    `--config=tests/${name}/vitest.config.js`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const code = await run(process.execPath, args, { env, stdout: 'inherit' });
  /** @type {VitestResult | undefined} */
  const result = readResult(file);
  const passed = result?.numPassedTests ?? 0;
  // A file that cannot be loaded has no failed tests, and counts as one.
  const brokenFiles = (result?.testResults ?? []).filter(
    (part) =>
      part.status === 'failed' && part.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = (result?.numFailedTests ?? 0) + brokenFiles.length;
  return checked(name, { passed, failed }, code);
}

/**
 * Runs a golden-number program, whose last line of output is "N passed, N failed". If every file
 * passes, its table is in resultFile(name) as JSON.
 * @param {string} name of this run
 * @param {string[]} command program and arguments
 * @param {Environment} env
 * @returns {Promise<Counts>}
 */
export async function runGolden(name, [program, ...args], env) {
  const counts = { passed: 0, failed: 0 };
  const onLine = (/** @type {string} */ line) => {
    const total = /^(\d+) passed, (\d+) failed$/.exec(line);
    if (total) {
      counts.passed = Number(total[1]);
      counts.failed = Number(total[2]);
    }
    // Only the last line of the whole test run may be a bare total.
    console.log(total ? `${name}: ${line}` : line);
  };
  const file = freshResultFile(name);
  const code = await run(program, [...args, '--json', file], { env, stdout: 'pipe', onLine });
  const result = checked(name, counts, code);
  if (result.failed > 0) rmSync(file, { force: true });
  return result;
}

/**
 * A crash, or no test at all, must not look like success.
 * @param {string} name
 * @param {Counts} counts
 * @param {number} code exit status
 * @returns {Counts}
 */
function checked(name, { passed, failed }, code) {
  if (failed > 0) return { passed, failed };
  if (code !== 0) progress(`${name}: ended with status ${code}, though no test failed`);
  else if (passed === 0) progress(`${name}: ran no test`);
  else return { passed, failed };
  return { passed, failed: 1 };
}

/**
 * Where the result of a run is kept.
 * @param {string} name of the run
 * @returns {string}
 */
export function resultFile(name) {
  return path.join(resultFolder, `${name}.json`);
}

/** @param {string} name */
function freshResultFile(name) {
  mkdirSync(resultFolder, { recursive: true });
  const file = resultFile(name);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readResult(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

// What Lighthouse says about the built site: the page as a first visit finds it, an embed, and a lesson. Its machine is
// a phone or a desktop; each is asked several times, since one answer says little.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { UserError, progress, root, run } from '../../cpp/scripts/run.js';
import { serve } from '../../web/scripts/serve.js';
import { findChromium } from '../scripts/browsers.js';

const folder = path.join(root, 'build/lighthouse');
const PACKAGES = { lighthouse: '13.5.0' };
// Lighthouse needs a newer Node than this project does.
const NODE_MAJOR = 24;
const NEEDED_NODE = [22, 19];
const CHROME_FLAGS = '--headless=new --no-sandbox --disable-gpu';
const MAX_OUTPUT = 1e8;

/**
 * @typedef {object} Answer
 * @property {Record<string, number>} scores 0 to 100, by category
 * @property {number} speed of the machine meanwhile, as Lighthouse measures it: a quiet laptop has about 1,500
 */

const PLACES = {
  page: '',
  embed: '?embed=1&show=loss,lr#v=1&data=spiral&run=adam,lr=0.01&run=sgd,lr=0.1',
  lesson: 'learn/adam.html',
};

const MACHINES = { phone: [], desktop: ['--preset=desktop'] };

/** @type {[keyof typeof PLACES, keyof typeof MACHINES][]} everything that is asked */
export const WAYS = [
  ['page', 'desktop'],
  ['embed', 'desktop'],
  ['lesson', 'desktop'],
  ['page', 'phone'],
  ['embed', 'phone'],
  ['lesson', 'phone'],
];

/**
 * Gets Lighthouse, into build/lighthouse/.
 * @throws {UserError} if it cannot be had
 */
export async function installLighthouse() {
  const node = hasNewNode() ? {} : { [nodePackage()]: String(NODE_MAJOR) };
  const wanted = { ...PACKAGES, ...node };
  if (Object.keys(wanted).every((name) => existsSync(path.join(folder, 'node_modules', name))))
    return;
  progress('Installing Lighthouse');
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: wanted };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
  if ((await run('npm', args)) !== 0) throw new UserError('Lighthouse cannot be installed.');
}

/**
 * @param {keyof typeof PLACES} place
 * @param {keyof typeof MACHINES} machine
 * @param {number} times
 * @returns {Promise<Answer>} the median of each
 */
export async function scoresOf(place, machine, times) {
  const site = await serve({ compresses: true });
  try {
    /** @type {Answer[]} */
    const all = [];
    for (let i = 0; i < times; ++i)
      all.push(await ask(site.url + PLACES[place], MACHINES[machine]));
    const medians = Object.keys(all[0].scores).map((name) => [
      name,
      median(all.map(({ scores }) => scores[name])),
    ]);
    return {
      scores: Object.fromEntries(medians),
      speed: median(all.map(({ speed }) => speed)),
    };
  } finally {
    await site.close();
  }
}

/**
 * @param {string} address
 * @param {string[]} options
 * @returns {Promise<Answer>}
 */
async function ask(address, options) {
  const packages = path.join(folder, 'node_modules');
  const node = hasNewNode() ? process.execPath : path.join(packages, nodePackage(), 'bin/node');
  const program = path.join(packages, 'lighthouse/cli/index.js');
  const args = [address, '--output=json', '--quiet', `--chrome-flags=${CHROME_FLAGS}`, ...options];
  const env = { ...process.env, CHROME_PATH: findChromium() };
  const { stdout } = await promisify(execFile)(node, [program, ...args], {
    env,
    maxBuffer: MAX_OUTPUT,
  });
  const { categories, environment, runtimeError } = JSON.parse(stdout);
  if (runtimeError) throw new UserError(`Lighthouse failed: ${runtimeError.message}`);
  const wanted = ['performance', 'accessibility', 'best-practices', 'seo'];
  const scores = wanted.map((id) => [id, Math.round(100 * categories[id].score)]);
  return { scores: Object.fromEntries(scores), speed: Math.round(environment.benchmarkIndex) };
}

function hasNewNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1]);
}

// npm has Node's program itself, a package for each kind of machine.
function nodePackage() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${system}-${process.arch}`;
}

/** @param {number[]} values an odd number of them */
function median(values) {
  return values.toSorted((a, b) => a - b)[(values.length - 1) / 2];
}

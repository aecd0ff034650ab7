// `npm run -s replay -- LINK [--steps N] [--every K] [--format F]`: runs a link without a browser. Exit
// status: 0 done; 1 the link could not be used; 2 wrong usage.

import { parseArgs } from 'node:util';
import { describeRun } from '../config/describe.js';
import { loadEngine } from '../engine/package/index.js';
import { messageOf } from '../engine/wasm/message-of.js';
import { replayRun } from '../engine/worker/replay.js';
import { formats } from '../wasm/formats.js';
import { write } from './output.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../engine/package/index.js').Engine} Engine */
/** @typedef {import('../engine/package/index.js').InputError} InputError */

/**
 * @typedef {object} Request what the command line asks for
 * @property {string} link
 * @property {number} [steps]
 * @property {number} [every]
 * @property {import('../export/format.js').ExportFormat} format
 */

const IDS = formats.map(({ id }) => id);
const DEFAULT_FORMAT = 'csv';
const USAGE = `Usage: npm run -s replay -- LINK [--steps N] [--every K] [--format ${IDS.join('|')}]
  LINK          a link of the page, or what follows its #
  --steps N     stop after N updates (default: the link's steps)
  --every K     print every K-th step (default: every step up to 1000 steps, else ceil(steps / 1000))
  --format F    ${IDS.map((id) => (id === DEFAULT_FORMAT ? `${id} (default)` : id)).join(' or ')}`;

// A shell takes an & outside of quotes for the end of the command.
const NO_RUN = 'The link has no run, such as run=adam,lr=0.01. Is it in quotes?';

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit status
 */
async function main(args) {
  const request = readArguments(args);
  if (typeof request === 'string') {
    console.error(`${request}\n${USAGE}`);
    return 2;
  }
  const engine = await loadEngine();
  const { config, problems } = engine.parseLink(request.link);
  problems.forEach(tell);
  if (config.runs.length === 0) {
    console.error(NO_RUN);
    return 1;
  }
  try {
    await engine.prepare(config);
    const replays = config.runs.map((_, index) => replay(engine, config, index, request));
    await write(request.format.write({ link: engine.formatLink(config), replays }));
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

/** @param {InputError} problem */
function tell({ key, value, message }) {
  console.error(value === '' ? `${key}: ${message}` : `${key}: ${value}: ${message}`);
}

/**
 * @param {Engine} engine
 * @param {Config} config
 * @param {number} index of the run
 * @param {Request} request
 */
function replay(engine, config, index, { steps, every }) {
  /** @param {InputError} problem */
  const report = (problem) => tell({ ...problem, key: `run ${index + 1}: ${problem.key}` });
  const run = engine.createRun(config, index, { report });
  try {
    const training = replayRun(run, { steps, every });
    let step = training.next();
    while (!step.done) step = training.next();
    const name = describeRun(config.runs[index], engine.catalog);
    return { index, name, ...step.value };
  } finally {
    run.delete();
  }
}

/**
 * @param {string[]} args
 * @returns {Request | string} a sentence about what is wrong with them
 */
function readArguments(args) {
  const read = parse(args);
  if (typeof read === 'string') return read;
  const { positionals, values } = read;
  if (positionals.length !== 1) return `One link is needed; there are ${positionals.length}.`;
  const wanted = values.format ?? DEFAULT_FORMAT;
  const format = formats.find(({ id }) => id === wanted);
  if (!format) return `--format must be ${IDS.join(' or ')}, not ${wanted}.`;
  const steps = readCount('--steps', values.steps);
  if (typeof steps === 'string') return steps;
  const every = readCount('--every', values.every);
  if (typeof every === 'string') return every;
  return { link: positionals[0], steps, every, format };
}

/** @param {string[]} args */
function parse(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  const options = { steps: string, every: string, format: string };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * @param {string} name of the option
 * @param {string | undefined} text
 * @returns {number | string | undefined} a sentence about what is wrong with it
 */
function readCount(name, text) {
  if (text === undefined) return undefined;
  const isCount = /^\d{1,9}$/.test(text) && Number(text) > 0;
  return isCount ? Number(text) : `${name} must be a whole number above 0, not ${text}.`;
}

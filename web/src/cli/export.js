// `npm run -s export -- LINK [--format F] [--run N] [--epoch E]`: writes what the page's Export dialog saves,
// without a browser. Exit status: 0 done; 1 the link could not be used; 2 wrong usage.

import { everyForFile } from '../engine/worker/replay.js';
import { dataOfEpoch } from '../engine/worker/run-data.js';
import { formats } from '../wasm/formats.js';
import { readCount, readLinkArguments } from './arguments.js';
import { replayAll, writeFromLink } from './link-runs.js';
import { write } from './output.js';

/** @typedef {import('../export/format.js').ExportFormat} ExportFormat */
/** @typedef {import('./link-runs.js').LinkRuns} LinkRuns */

/**
 * @typedef {object} Request what the command line asks for
 * @property {string} link
 * @property {ExportFormat} format
 * @property {number} run
 * @property {number} epoch
 */

const IDS = formats.map(({ id }) => id);
const DEFAULT_FORMAT = 'csv';
const USAGE = `Usage: npm run -s export -- LINK [--format F] [--run N] [--epoch E]
  LINK          a link of the page, or what follows its #
  --format F    ${describeFormats()}
  --run N       of data: on which run trains, counted from 0 as in the files (default: 0)
  --epoch E     of data: whose mini-batches, counted from 0 (default: 0)`;

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
  return writeFromLink(request.link, (runs) => textOf(runs, request), write);
}

/**
 * @param {LinkRuns} runs
 * @param {Request} request
 * @returns {string}
 */
function textOf(runs, { format, run: index, epoch }) {
  if (format.needs === 'replays') {
    const steps = runs.names.map((_, place) => runs.withRun(place, (run) => run.state().steps));
    const every = everyForFile(Math.max(...steps), steps.length);
    return format.write(replayAll(runs, { every }));
  }
  const { link, names, withRun } = runs;
  if (index >= names.length) {
    throw new Error(`There is no run ${index}: the link's runs are 0 to ${names.length - 1}.`);
  }
  const data = withRun(index, (run) => dataOfEpoch(run, epoch));
  return format.write({ link, run: index, name: names[index], ...data });
}

function describeFormats() {
  const words = { replays: 'curves of all runs', data: 'what a run trains on' };
  const described = formats.map(({ id, needs, extension }) => {
    const kind = id === extension ? '' : `, as ${extension.toUpperCase()}`;
    const usual = id === DEFAULT_FORMAT ? ' (default)' : '';
    return `${id}: ${words[needs]}${kind}${usual}`;
  });
  return described.join('\n                ');
}

/**
 * @param {string[]} args
 * @returns {Request | string} a sentence about what is wrong with them
 */
function readArguments(args) {
  const read = readLinkArguments(args, ['format', 'run', 'epoch']);
  if (typeof read === 'string') return read;
  const { link, values } = read;
  const wanted = values.format ?? DEFAULT_FORMAT;
  const format = formats.find(({ id }) => id === wanted);
  if (!format) return `--format must be ${IDS.join(' or ')}, not ${wanted}.`;
  const run = readCount('--run', values.run, 0);
  if (typeof run === 'string') return run;
  const epoch = readCount('--epoch', values.epoch, 0);
  if (typeof epoch === 'string') return epoch;
  return { link, format, run: run ?? 0, epoch: epoch ?? 0 };
}

// `npm run -s export -- LINK [--format F] [--run N] [--epoch E] [--out FILE]`: writes what the page's Export dialog
// saves, without a browser. Exit status: 0 done; 1 the link could not be used; 2 wrong usage.

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { fileName } from '../config/file-name.js';
import { everyForFile } from '../engine/worker/replay.js';
import { dataOfEpoch } from '../engine/worker/run-data.js';
import { formats } from '../wasm/formats.js';
import { runStart } from '../engine/worker/run-start.js';
import { withChecks } from '../engine/worker/start-checks.js';
import { readCount, readLinkArguments } from './arguments.js';
import { replayAll, writeFromLink } from './link-runs.js';
import { write } from './output.js';
import { startProgram } from './program.js';

/** @typedef {import('../export/format.js').ExportFormat} ExportFormat */
/** @typedef {import('../export/format.js').StartFormat} StartFormat */
/** @typedef {import('./link-runs.js').LinkRuns} LinkRuns */

/**
 * @typedef {object} Request what the command line asks for
 * @property {string} link
 * @property {ExportFormat} format
 * @property {number | null} run null: the first one, or all of them
 * @property {number} epoch
 * @property {string} [out] file; default: standard output
 */

const IDS = formats.map(({ id }) => id);
const DEFAULT_FORMAT = 'csv';

await startProgram({
  name: 'export',
  takes: 'LINK [--format F] [--run N] [--epoch E] [--out FILE]',
  options: `  LINK          a link of the page, or what follows its #
  --format F    ${describeFormats()}
  --run N       which run, counted from 0 as in the files (default: 0; of programs: all)
  --epoch E     of data: whose mini-batches, counted from 0 (default: 0)
  --out FILE    write it there; many numbers of a program go into an .npz file beside it`,
  examples: [
    '"v=1&data=moons&run=adam,lr=0.01" --format csv --out curves.csv',
    '"v=1&data=moons&run=adam,lr=0.01" --format pytorch --out train.py',
    '"v=1&data=iris&run=sgd,lr=0.1" --format data --epoch 2 --out data.json',
  ],
  read: readArguments,
  run,
});

/**
 * @param {Request} request
 * @returns {Promise<number>} exit status
 */
function run(request) {
  const { out } = request;
  const save = out ? async (/** @type {string} */ text) => writeFileSync(out, text) : write;
  return writeFromLink(request.link, (runs) => textOf(runs, request), save);
}

/**
 * @param {LinkRuns} runs
 * @param {Request} request
 * @returns {string | Promise<string>}
 * @throws {Error} if it cannot be written
 */
function textOf(runs, request) {
  const { format, run, epoch } = request;
  if (format.needs === 'replays' || format.needs === 'weights') {
    const steps = runs.names.map((_, place) => runs.withRun(place, (each) => each.state().steps));
    const every = everyForFile(Math.max(...steps), steps.length);
    return format.write(replayAll(runs, { every }));
  }
  const { link, names, withRun } = runs;
  const index = run ?? 0;
  if (index >= names.length) {
    throw new Error(`There is no run ${index}: the link's runs are 0 to ${names.length - 1}.`);
  }
  if (format.needs === 'starts') return programOf(runs, { ...request, format });
  const data = withRun(index, (each) => dataOfEpoch(each, epoch));
  return format.write({ link, run: index, name: names[index], ...data });
}

/**
 * @param {LinkRuns} runs
 * @param {Pick<Request, 'run' | 'out'> & { format: StartFormat }} request
 * @returns {Promise<string>}
 * @throws {Error} if it cannot be written
 */
async function programOf({ link, names, config, catalog, create }, { format, run, out }) {
  const reason = await format.reasonAgainst(config, catalog, run);
  if (reason) throw new Error(reason);
  const places = run === null ? names.map((_, place) => place) : [run];
  const starts = places.map((index) => ({
    ...{ index, name: names[index] },
    ...withChecks(finished(runStart(() => create(index)))),
  }));
  const usual = fileName({ config, catalog }, format.id, format.extension);
  const { name, dir } = path.parse(out ?? usual);
  const written = await format.write({ link, config, catalog, runs: starts, file: name });
  if (written.arrays && !out) {
    throw new Error('Its numbers do not fit into the file itself: name it, with --out FILE.');
  }
  if (written.arrays) writeFileSync(path.join(dir, `${name}.npz`), written.arrays);
  return written.text;
}

/**
 * @template Result
 * @param {Generator<number, Result>} generator
 * @returns {Result}
 */
function finished(generator) {
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}

function describeFormats() {
  const words = {
    replays: 'curves of all runs',
    weights: 'first and last weights of all runs',
    data: 'what a run trains on',
    starts: 'a program that trains the runs in PyTorch',
  };
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
  const read = readLinkArguments(args, ['format', 'run', 'epoch', 'out']);
  if (typeof read === 'string') return read;
  const { link, values } = read;
  const wanted = values.format ?? DEFAULT_FORMAT;
  const format = formats.find(({ id }) => id === wanted);
  if (!format) return `--format must be ${IDS.join(' or ')}, not ${wanted}.`;
  const run = readCount('--run', values.run, 0);
  if (typeof run === 'string') return run;
  const epoch = readCount('--epoch', values.epoch, 0);
  if (typeof epoch === 'string') return epoch;
  return { link, format, run: run ?? null, epoch: epoch ?? 0, out: values.out };
}

// `npm run -s replay -- LINK [--steps N] [--every K] [--format csv|json]`: runs a link without a
// browser. Exit status: 0 done; 1 the link could not be used; 2 wrong usage.

import { parseArgs } from 'node:util';
import { describeRun } from '../config/describe.js';
import { loadEngine } from '../engine/package/index.js';
import { formatCsv } from '../export/csv.js';
import { formatJson } from '../export/json.js';
import { replayRun } from '../export/replay.js';
import { write } from './output.js';

const USAGE = `Usage: npm run -s replay -- LINK [--steps N] [--every K] [--format csv|json]
  LINK          a link of the page, or what follows its #
  --steps N     stop after N updates (default: the link's steps)
  --every K     print every K-th step (default: every step up to 1000 steps, else ceil(steps / 1000))
  --format F    csv (default) or json`;

const FORMATS = {
  csv: ({ replays }) => formatCsv(replays),
  json: formatJson,
};

process.exitCode = await main(process.argv.slice(2));

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
    console.error('The link has no run, such as run=adam,lr=0.01');
    return 1;
  }
  try {
    await engine.prepare(config);
    const replays = config.runs.map((_, index) => replay(engine, config, index, request));
    const format = FORMATS[request.format];
    await write(format({ link: engine.formatLink(config), replays }));
    return 0;
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

function tell({ key, value, message }) {
  console.error(value === '' ? `${key}: ${message}` : `${key}: ${value}: ${message}`);
}

function replay(engine, config, index, options) {
  const report = (problem) => tell({ ...problem, key: `run ${index + 1}: ${problem.key}` });
  const run = engine.createRun(config, index, { report });
  try {
    const training = replayRun(run, options);
    let step = training.next();
    while (!step.done) step = training.next();
    const name = describeRun(config.runs[index], engine.catalog);
    return { index, name, ...step.value };
  } finally {
    run.delete();
  }
}

// The request, or a sentence about what is wrong with it.
function readArguments(args) {
  const string = { type: 'string' };
  let parsed;
  try {
    const options = { steps: string, every: string, format: string };
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return error.message;
  }
  const { positionals, values } = parsed;
  if (positionals.length !== 1) return `One link is needed; there are ${positionals.length}.`;
  const format = values.format ?? 'csv';
  if (!Object.hasOwn(FORMATS, format)) return `--format must be csv or json, not ${format}.`;
  const steps = readCount('--steps', values.steps);
  const every = readCount('--every', values.every);
  const wrong = [steps, every].find((value) => typeof value === 'string');
  return wrong ?? { link: positionals[0], steps, every, format };
}

function readCount(name, text) {
  if (text === undefined) return undefined;
  const isCount = /^\d{1,9}$/.test(text) && Number(text) > 0;
  return isCount ? Number(text) : `${name} must be a whole number above 0, not ${text}.`;
}

// `npm run bench`: measures, prints, and with --write also puts the results into RESULTS.md and
// results.svg beside this file. Options: --json (one JSON object a line), --quick (short, coarse),
// --only=W1,W5,page (parts), --engines=native,wasm (of W1 to W4), --write.

import { preview } from 'vite';
import path from 'node:path';
import { buildFolder } from '../../cpp/scripts/build.js';
import { UserError, main, progress } from '../../cpp/scripts/run.js';
import { openChromium } from '../browser/open-browser.js';
import { bundleForNode, bundlePage } from './bundle.js';
import { connectChromium, connectNative, connectNode } from './connections.js';
import { bundledForNode, engines } from './engines.js';
import { benchFolder } from './folders.js';
import { judgeGoals } from './goals.js';
import { describeMachine } from './machine.js';
import { benchmarkMap } from './map.js';
import { benchmarkPage } from './page.js';
import { jsonLines, textReport, writeReport } from './report.js';
import { benchmarkSweep } from './sweep.js';
import { benchmarkCell } from './training.js';
import { cells, workloads } from './workloads.js';
import { writeMaterial } from './write-material.js';

/**
 * @typedef {object} Results
 * @property {import('./machine.js').Machine} machine
 * @property {import('./training.js').TrainingResult[]} training
 * @property {import('./sweep.js').SweepResult[]} [sweep]
 * @property {import('./map.js').MapResult[]} [map]
 * @property {import('./page.js').PageResult} [page]
 * @property {import('./goals.js').Goal[]} goals
 */

const times = {
  full: {
    training: { rounds: 15, seconds: 0.2, warmup: 0.05 },
    sweepRounds: 9,
    page: { repetitions: 9, frameSeconds: 5, memorySteps: 1_000_000, idleSeconds: 10 },
  },
  quick: {
    training: { rounds: 5, seconds: 0.1, warmup: 0.05 },
    sweepRounds: 3,
    page: { repetitions: 3, frameSeconds: 2, memorySteps: 200_000, idleSeconds: 3 },
  },
};

const parts = [...workloads.map(({ id }) => id), 'W5', 'W6', 'page'];

await main(async () => {
  const options = readOptions(process.argv.slice(2));
  const results = await measureAll(options);
  if (options.json) jsonLines(results).forEach((line) => console.log(line));
  else console.log(textReport(results));
  if (options.write) writeReport(results);
});

function readOptions(args) {
  const ids = engines.map(({ id }) => id);
  const options = { json: false, quick: false, write: false, only: parts, engines: ids };
  for (const arg of args) {
    const [, name, value] = /^--(\w+)(?:=(.*))?$/.exec(arg) ?? [];
    if (value && ['only', 'engines'].includes(name)) options[name] = value.split(',');
    else if (['json', 'quick', 'write'].includes(name)) options[name] = true;
    else {
      const list = '--only=PART,PART, --engines=ID,ID';
      throw new UserError(`${arg} is none of --json, --quick, --write, ${list}`);
    }
  }
  checkWords(options.only, parts);
  checkWords(options.engines, ids);
  return options;
}

function checkWords(words, known) {
  const unknown = words.filter((word) => !known.includes(word));
  if (unknown.length > 0) {
    throw new UserError(`${unknown.join(', ')} is none of ${known.join(', ')}`);
  }
}

async function measureAll({ quick, only, engines: ids }) {
  const present = engines.filter(({ id }) => ids.includes(id));
  const limits = quick ? times.quick : times.full;
  progress('Preparing');
  await writeMaterial();
  await bundleForNode(bundledForNode.map((name) => `tests/bench/engines/${name}.js`));
  await bundlePage();
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: benchFolder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = `http://127.0.0.1:${server.httpServer.address().port}/page/`;
  const browser = await openChromium({ atFullSpeed: true });
  try {
    const wanted = cells.filter(({ workload }) => only.includes(workload.id));
    const training = await measureTraining(wanted, present, browser, address, limits.training);
    const results = { machine: describeMachine(browser), training };
    if (only.includes('W5')) {
      progress('W5');
      results.sweep = await benchmarkSweep(browser, address, limits.sweepRounds);
    }
    if (only.includes('W6')) {
      progress('W6');
      results.map = await benchmarkMap(browser, address, limits.sweepRounds);
    }
    if (only.includes('page')) results.page = await benchmarkPage(browser, limits.page, progress);
    return { ...results, goals: judgeGoals(results) };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measureTraining(wanted, present, browser, address, limits) {
  if (wanted.length === 0) return [];
  const connections = new Map();
  try {
    for (const engine of present) connections.set(engine, await connect(engine, browser, address));
    const results = [];
    for (const cell of wanted) {
      results.push(...(await benchmarkCell(cell, connections, limits, progress)));
    }
    return results;
  } finally {
    for (const connection of connections.values()) await connection.dispose();
  }
}

async function connect({ place }, browser, address) {
  if (place === 'node') return connectNode();
  if (place === 'chromium') return connectChromium(browser, address);
  return connectNative(path.join(buildFolder('native'), 'native_bench'));
}

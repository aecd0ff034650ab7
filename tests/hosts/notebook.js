// What notebooks of Python share: their server, and the widget.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { figures } from './figures.js';
import { curvesIn } from './frames.js';
import { until } from './until.js';

/** Where a notebook writes what the widget told Python, beside itself. */
const RESULTS = 'results.json';

/**
 * Starts the server of a notebook on a free port.
 * @param {string} program
 * @param {(port: number) => string[]} argumentsFor
 * @param {string} folder of the notes
 * @returns {Promise<import('../../web/scripts/serve.js').Served>}
 */
export async function startServer(program, argumentsFor, folder) {
  const port = await freePort();
  const child = spawn(program, argumentsFor(port), { cwd: folder, stdio: 'ignore' });
  const end = () => child.kill();
  process.once('exit', end);
  const url = `http://localhost:${port}/`;
  await until('its server answers', async () => (await fetch(url)).ok);
  const hasEnded = new Promise((resolve) => child.once('exit', resolve));
  return {
    url,
    async close() {
      end();
      await hasEnded;
      process.off('exit', end);
    },
  };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
}

/** @type {import('./checks.js').Check} */
export const widgetTrains = {
  name: 'the widget draws its curves, and Python gets the numbers of Node',
  run: async (page, { job, fingerprints }) => {
    const widget = await until('the widget has a frame', async () =>
      page.frames().find((frame) => frame.url() === 'about:srcdoc'),
    );
    await widget.frameElement().then((frame) => frame.scrollIntoViewIfNeeded());
    const isWhole = (/** @type {number} */ count) => count === fingerprints.small.length;
    await until('each run has a curve', () => curvesIn(widget), isWhole);
    const { steps } = figures.small;
    const runs = await until(
      'Python has results',
      () => resultsIn(job.notes),
      (list) => list.every(({ step, fingerprint }) => step === steps && fingerprint),
    );
    const found = runs.map(({ fingerprint }) => fingerprint);
    assert.deepEqual(found, fingerprints.small);
  },
};

/**
 * @param {string} folder
 * @returns {Promise<{ step: number, fingerprint: string }[]>}
 */
async function resultsIn(folder) {
  const file = path.join(folder, RESULTS);
  if (!existsSync(file)) throw new Error('Python has written nothing');
  return JSON.parse(readFileSync(file, 'utf8'));
}

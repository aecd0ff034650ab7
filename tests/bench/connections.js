// Ways to a host: a process of Node, a page of Chromium, the native program. All are asked the same
// things, one at a time.

import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { materialFile } from './write-material.js';
import { partsOf } from './material.js';
import { cellOf } from './workloads.js';

/**
 * @typedef {object} Connection
 * @property {(engine: string, cellId: string) => Promise<void>} open
 * @property {(steps: number) => Promise<void>} advance
 * @property {(times: { seconds: number, warmup: number }) =>
 *   Promise<import('./session.js').Measurement>} measure
 * @property {() => Promise<ArrayLike<number>>} parameters
 * @property {() => Promise<void>} dispose ends the host
 */

const methods = ['open', 'advance', 'measure', 'parameters'];

function connectionOf(ask, dispose) {
  const calls = methods.map((method) => [method, (...args) => ask(method, args)]);
  return { ...Object.fromEntries(calls), dispose };
}

/** @returns {Connection} to a new process of Node */
export function connectNode() {
  const child = fork(fileURLToPath(new URL('node-host.js', import.meta.url)), {
    // What libraries print must not get into the results.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = (method, args) =>
    new Promise((resolve, reject) => {
      const onExit = (code) => reject(new Error(`the process of Node ended with ${code}`));
      child.once('exit', onExit);
      child.once('message', ({ value, error }) => {
        child.off('exit', onExit);
        if (error) reject(new Error(error));
        else resolve(value);
      });
      child.send({ method, args });
    });
  return connectionOf(ask, async () => {
    child.disconnect();
    child.kill();
  });
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the benchmark's page
 * @returns {Promise<Connection>} to a page that shares its process with no other one
 */
export async function connectChromium(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.bench);
  const ask = (method, args) =>
    page.evaluate(([name, values]) => globalThis.bench.host[name](...values), [method, args]);
  return connectionOf(ask, () => context.close());
}

/**
 * @param {string} program
 * @returns {Connection}
 */
export function connectNative(program) {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  // A program that is not there, or ends, is noticed when it does not answer.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));

  async function request(...words) {
    child.stdin.write(`${words.join('\t')}\n`);
    const { value = 'error the native program ended' } = await lines.next();
    const [state, ...rest] = value.split(' ');
    if (state !== 'ok') throw new Error(rest.join(' '));
    return rest.map(Number);
  }

  return {
    async open(engine, cellId) {
      await request('open', engine, ...nativeOptions(engine, cellOf(cellId)));
    },
    async advance(steps) {
      await request('advance', steps);
    },
    async measure({ seconds, warmup }) {
      const [steps, taken] = await request('measure', seconds, warmup);
      return { steps, seconds: taken };
    },
    async parameters() {
      const file = path.join(folder, 'parameters');
      await request('parameters', file);
      return new Float32Array(Uint8Array.from(readFileSync(file)).buffer);
    },
    async dispose() {
      child.stdin.end();
      rmSync(folder, { recursive: true });
    },
  };
}

// See native/session.h.
function nativeOptions(engine, cell) {
  const { workload, rule } = cell;
  const options = { optimizer: rule.optimizer };
  for (const [id, value] of Object.entries(rule.params)) options[`optimizer.${id}`] = value;
  if (engine === 'native') Object.assign(options, settingOptions(workload));
  else Object.assign(options, networkOptions(workload));
  const parts = engine === 'native' ? ['table'] : ['inputs', 'labels', 'parameters'];
  for (const part of parts.filter((name) => partsOf(cell).includes(name))) {
    options[part] = materialFile(cell.id, part);
  }
  return Object.entries(options).map(([key, value]) => `${key}=${value}`);
}

function settingOptions({ sizes, settings }) {
  const kinds = { number: 'number', string: 'word', object: 'list' };
  const named = Object.entries({ ...settings, steps: 10_000_000 });
  const options = named.map(([key, value]) => [`${kinds[typeof value]}.${key}`, value]);
  return { ...Object.fromEntries(options), columns: sizes[0] + 1 };
}

function networkOptions({ sizes, activation, loss, batch }) {
  return { sizes, activation, loss, batch };
}

// A trainer with stand-ins for workers and the engine, for tests in real time.

import { readFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import { parseLink } from '../../../../web/src/config/link.js';
import { connectLocally } from '../../../../web/src/engine/page/other-workers.js';
import { Trainer } from '../../../../web/src/engine/page/trainer.js';
import { tasks } from '../../../../web/src/engine/worker/tasks.js';
import { TrainingLoop } from '../../../../web/src/engine/worker/training-loop.js';
import { fakeEngine } from '../fake-engine.js';

const catalogFile = new URL('../../../../web/src/wasm/catalog.json', import.meta.url);
export const catalog = JSON.parse(readFileSync(catalogFile, 'utf8'));
/** @param {string} link */
export const configOf = (link) => parseLink(link, catalog).config;

const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const open = [];
/** Ends all trainers of a test. */
export const disposeAll = () => open.splice(0).forEach((trainer) => trainer.dispose());

// Serves a training loop on a fake engine; what the page says to it is kept.
function fakeWorker(bench) {
  return connectLocally((scope) => {
    const engine = fakeEngine({ isSmall: bench.startsSmall });
    const post = (message, transfer) => scope.postMessage(message, transfer);
    const defer = (work) => setImmediate(work);
    const loop = new TrainingLoop({ engine, tasks, post, defer, now: () => performance.now() });
    const worker = { loop, engine, post, received: [], isDeaf: false };
    bench.workers.push(worker);
    scope.onmessage = ({ data }) => {
      worker.received.push(data);
      worker.isDeaf ||= bench.deafens(data, bench.workers.indexOf(worker));
      if (worker.isDeaf) return;
      if (data.type === 'start') post({ type: 'started' }, []);
      else if (data.type === 'complete') loop.useEngine(fakeEngine());
      else loop.handle(data);
    };
    post({ type: 'hello' }, []);
  });
}

/**
 * A trainer whose workers serve training loops on fake engines.
 * @param {{ size?: number, strategies?: object[], startsSmall?: boolean, wasmBinary?: Uint8Array,
 *   now?: () => number }} [options]
 * @returns {object} trainer; workers, frames, problems so far; last, until, start
 */
export function setUp({
  size = 2,
  strategies,
  startsSmall = false,
  wasmBinary = EMPTY_MODULE,
  now,
} = {}) {
  // A worker to which a message is said that deafens hears nothing more, as one whose update does not end.
  const deafens = () => false;
  const bench = { workers: [], frames: [], problems: [], startsSmall, deafens };
  const create = async () => fakeWorker(bench);
  bench.trainer = new Trainer({
    catalog,
    wasmBinary,
    startsSmall,
    now,
    onFrame: (frame) => bench.frames.push(frame),
    onProblems: (problems) => (bench.problems = problems),
    requestFrame: (callback) => setTimeout(callback, 2),
    pool: { size, strategies: strategies ?? [{ create, isParallel: true, slice: 8 }] },
  });
  open.push(bench.trainer);
  bench.last = () => bench.frames.at(-1);
  bench.until = (condition) =>
    vi.waitFor(() => expect(bench.last() && condition(bench.last())).toBe(true), {
      timeout: 3000,
      interval: 2,
    });
  bench.start = async (link) => {
    bench.trainer.configure(configOf(link));
    await bench.until(({ runs }) => runs.every((run) => run.rates.step.length > 0));
  };
  return bench;
}

/** The steps of all runs in a frame. */
export const steps = ({ runs }) => runs.map((run) => run.state.step);

// Experiments trained twice: by the page, and update by update by the engine in Node.

import { expect } from 'vitest';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { replayRun } from '../../../web/src/engine/worker/replay.js';

/** Trained in Node; it shares nothing with the page but the link. */
export const engine = await loadEngine();

/**
 * Every step of every run of a link, as `replay --every 1` prints it.
 * @param {string} link
 * @param {{ batches?: boolean }} [wish] batches: also the loss of the mini-batch of every update
 * @returns {Promise<{ rows: object[], status: string, end: object, batches: number[] }[]>} end: the state of the run
 *   after its last update
 */
export async function replayOf(link, { batches = false } = {}) {
  const { config, problems } = engine.parseLink(link);
  expect(problems, link).toEqual([]);
  await engine.prepare(config);
  return config.runs.map((_, index) => ({
    ...withRun(config, index, (run) => ({
      ...lastOf(replayRun(run, { every: 1 })),
      end: run.state(),
    })),
    batches: batches ? withRun(config, index, batchesOf) : [],
  }));
}

function withRun(config, index, act) {
  const run = engine.createRun(config, index);
  try {
    return act(run);
  } finally {
    run.delete();
  }
}

function lastOf(training) {
  let step = training.next();
  while (!step.done) step = training.next();
  return step.value;
}

function batchesOf(run) {
  const losses = [];
  for (let left = run.state().steps; left > 0; left--) {
    const { status } = run.advance(1);
    losses.push(run.state().loss);
    if (status === 'diverged') break;
  }
  return losses;
}

/**
 * Trains another experiment on a page, up to a step or its end.
 * @param {object} page of Playwright
 * @param {string} link
 * @param {number} [to] step
 */
export function train(page, link, to = Infinity) {
  return page.evaluate(
    ([text, end]) => {
      const { store } = document.querySelector('playground-app, playground-embed');
      store.playground.open(text);
      const { length } = store.config.runs;
      const isThere = ({ state, status }) =>
        state.steps > 0 && (status === 'finished' || status === 'diverged' || state.step === end);
      const there = new Promise((resolve) => {
        const look = () => {
          const { runs } = store.frame;
          if (runs.length < length || !runs.every(isThere)) return;
          store.removeEventListener('frame', look);
          resolve();
        };
        store.addEventListener('frame', look);
      });
      // Where the one before was over, this one plays already.
      store.reset();
      if (Number.isFinite(end)) store.step(end);
      else store.play();
      return there;
    },
    [link, to],
  );
}

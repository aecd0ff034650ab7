// Which steps of a run are noted in files.

import { describe, expect, it } from 'vitest';
import { defaultEvery, everyForFile, replayRun } from '../../../../web/src/engine/worker/replay.js';
import { fakeEngine } from '../fake-engine.js';

function replay(settings, options) {
  const { run } = fakeEngine().createRun({ settings, optimizer: { params: {} } });
  const training = replayRun(run, options);
  let step = training.next();
  while (!step.done) step = training.next();
  return { ...step.value, run };
}

describe('a file of curves', () => {
  it.each([
    [2000, 1, 1],
    [99_999, 1, 1],
    [100_000, 1, 2],
    [1_000_000, 1, 11],
    [12_499, 8, 1],
    [12_500, 8, 2],
    [0, 1, 1],
  ])('of %i steps and %i runs holds every %i. step', (steps, runs, every) => {
    expect(everyForFile(steps, runs)).toBe(every);
    const rows = runs * (Math.ceil(steps / every) + 1);
    expect(rows).toBeLessThanOrEqual(100_000);
  });
});

describe('replayRun', () => {
  const stepsOf = ({ rows }) => rows.map(({ step }) => step);

  it('notes every step of a short run', () => {
    expect(stepsOf(replay({ steps: 4 }))).toEqual([0, 1, 2, 3, 4]);
  });

  it('notes every so many steps, and the last', () => {
    expect(stepsOf(replay({ steps: 100 }, { every: 30 }))).toEqual([0, 30, 60, 90, 100]);
    expect(stepsOf(replay({ steps: 100 }, { every: 30, steps: 60 }))).toEqual([0, 30, 60]);
    expect(stepsOf(replay({ steps: 5 }, { every: 1000, steps: 1e9 }))).toEqual([0, 5]);
  });

  it('ends where the run diverges', () => {
    const { rows, fingerprint, status } = replay({ steps: 100, diverge: 33 }, { every: 10 });
    expect(stepsOf({ rows })).toEqual([0, 10, 20, 30, 33]);
    expect(rows.at(-1).trainLoss).toBeNaN();
    expect({ fingerprint, status }).toEqual({
      fingerprint: 'fingerprint-at-33',
      status: 'diverged',
    });
    expect(stepsOf(replay({ steps: 100, diverge: 30 }, { every: 10 }))).toEqual([0, 10, 20, 30]);
  });

  it('keeps the first weights and the last ones', () => {
    const { weights } = replay({ steps: 40 }, { every: 30 });
    expect(weights).toEqual({
      tensors: [{ name: '0.W', shape: [1, 2], layer: 0 }],
      first: Float32Array.of(0, -0),
      last: Float32Array.of(40, -40),
    });
  });

  it('takes at most 1,000 rows and the first by default', () => {
    expect([1, 1000, 1001, 2000, 10_000].map(defaultEvery)).toEqual([1, 1, 2, 2, 10]);
    expect(replay({ steps: 2500 }).rows.length).toBeLessThanOrEqual(1001);
  });
});

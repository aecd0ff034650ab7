// What another program is told of a run, and how near to it it has to come.

import { describe, expect, it } from 'vitest';
import { runStart } from '../../../../web/src/engine/worker/run-start.js';
import { withChecks } from '../../../../web/src/engine/worker/start-checks.js';
import { configOf, engine, finished } from '../../pytorch/experiment.js';

/** @param {string} link */
async function startOf(link) {
  const config = await configOf(link);
  let made = 0;
  let deleted = 0;
  const start = finished(
    runStart(() => {
      const run = engine.createRun(config, 0);
      const free = run.delete.bind(run);
      ++made;
      return Object.assign(run, { delete: () => (++deleted, free()) });
    }),
  );
  expect(deleted).toBe(made);
  return withChecks(start);
}

const MOONS = 'v=1&data=moons&noise=0.1&hidden=4';

describe('the start of a run', () => {
  it('has its weights, its data, and its first losses', async () => {
    const start = await startOf(`${MOONS}&samples=60&batch=10&steps=40&run=sgd,lr=0.1`);
    expect(start).toMatchObject({ steps: 40, updatesPerEpoch: 3, chaosFrom: Infinity });
    expect(start.data.rows).toBe(60);
    expect(start.tensors.map(({ shape }) => shape)).toEqual([[4, 2], [4], [1, 4], [1]]);
    expect(start.parameters).toHaveLength(17);
    expect(start.checks.map(({ step }) => step)).toEqual([0, 1, 10, 39]);
    expect(start.tolerance).toBeLessThan(1e-3);
  });

  it('looks at a thousand updates at most', async () => {
    const { checks } = await startOf(`${MOONS}&samples=60&steps=5000&run=sgd,lr=0.05`);
    expect(checks.map(({ step }) => step)).toEqual([0, 1, 10, 100, 1000]);
  });

  it('notes nothing where rounding decides', async () => {
    const link = `${MOONS}&hidden=16-16&activation=relu&steps=300&run=sgd,lr=8`.replace(
      '&hidden=4',
      '',
    );
    const { checks, chaosFrom, tolerance } = await startOf(link);
    expect(chaosFrom).toBeLessThan(Infinity);
    expect(checks.every(({ step }) => step < chaosFrom)).toBe(true);
    expect(tolerance).toBeLessThanOrEqual(0.01);
  });

  it('ends where a run diverges', async () => {
    const surface = 'v=1&problem=surface&surface=rosenbrock&steps=300&run=sgd,lr=1';
    const { checks, chaosFrom, data } = await startOf(surface);
    expect(data).toBeNull();
    expect(chaosFrom).toBeLessThanOrEqual(10);
    expect(checks.every(({ loss }) => Number.isFinite(loss))).toBe(true);
  });
});

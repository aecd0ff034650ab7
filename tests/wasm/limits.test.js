// What would take too much memory or time is refused before anything is allocated, with a value that
// fits, and the engine goes on. Each of these once broke it down for good.

import { describe, expect, test } from 'vitest';
import { engine } from './engine.js';

const LARGE = 'v=1&data=mnist&hidden=256-256-256-256-256-256-256-256';

/** What the engine says to a run. */
async function refusalOf(link) {
  const { config } = engine.parseLink(link);
  await engine.prepare(config);
  try {
    engine.createRun(config).delete();
  } catch (error) {
    return error;
  }
  return null;
}

function trainsStill() {
  const { config } = engine.parseLink('v=1&data=moons&run=adam,lr=0.01');
  const run = engine.createRun(config);
  try {
    expect(run.advance(5)).toMatchObject({ step: 5, status: 'training' });
  } finally {
    run.delete();
  }
}

describe('numbers beyond the catalog', () => {
  test.each([
    ['v=1&run=rmsprop-window,window=1e9', 'run 1: window'],
    ['v=1&run=adadelta-window,window=1e9', 'run 1: window'],
    ['v=1&run=lbfgs,history_size=1e9', 'run 1: history_size'],
    ['v=1&run=lbfgs,max_iter=1e9', 'run 1: max_iter'],
    ['v=1&run=lbfgs,max_eval=1e9', 'run 1: max_eval'],
    ['v=1&run=muon,ns_steps=1e9', 'run 1: ns_steps'],
    ['v=1&samples=1e8&run=adam', 'samples'],
  ])('%s', (link, key) => {
    const { config, problems } = engine.parseLink(link);
    expect(problems.map((problem) => problem.key)).toEqual([key]);
    expect(problems[0].message).toMatch(
      /^must be at least \d+ and at most [\d,]+; [\d,]+ is used$/,
    );
    expect(config.runs).toHaveLength(1);
  });
});

describe('runs that do not fit', () => {
  test.each([
    ['rmsprop-window,window=1000', 'window'],
    ['adadelta-window,window=1000', 'window'],
    ['lbfgs,history_size=1000', 'history_size'],
    ['lbfgs,history_size=5,max_iter=1000,batch=512', 'batch'],
  ])('%s', async (run, field) => {
    const { message } = await refusalOf(`${LARGE}&run=${run}`);
    expect(message).toContain(field);
    const most = Number(/must be at most (\d+) here/.exec(message)[1]);
    trainsStill();
    const fits = run.replace(new RegExp(`${field}=\\d+`), `${field}=${most}`);
    expect(await refusalOf(`${LARGE}&run=${fits}`)).toBeNull();
  });

  test('several large runs: the first ones train, the next is refused', async () => {
    const { config } = engine.parseLink(`${LARGE}&run=lbfgs,history_size=20`);
    await engine.prepare(config);
    const runs = [];
    try {
      expect(() => {
        for (let i = 0; i < 20; ++i) runs.push(engine.createRun(config));
      }).toThrow(/does not fit beside the runs/);
      expect(runs.length).toBeGreaterThan(1);
      trainsStill();
      expect(runs[0].advance(1).step).toBe(1);
    } finally {
      runs.forEach((run) => run.delete());
    }
    expect(await refusalOf(`${LARGE}&run=lbfgs,history_size=20`)).toBeNull();
  });
});

describe('rules on explicit gradients', () => {
  const tensors = (...shape) => [
    { shape, values: new Float32Array(shape.reduce((a, b) => a * b)) },
  ];

  test.each([
    ['rmsprop-window', { window: 10_000 }, [1e6]],
    ['shampoo', {}, [40_000, 1]],
    ['soap', {}, [4096, 4096]],
    ['muon', { ns_steps: 100 }, [2048, 2048]],
  ])('%s %o on %o', (id, params, shape) => {
    expect(() => engine.createOptimizer({ id, ...params }, tensors(...shape))).toThrow(
      /tensors: \d+ numbers must be fewer or smaller for .* more than 512 MB/,
    );
    trainsStill();
  });

  test.each(['muon', 'soap', 'shampoo'])('%s takes a layer of 784 x 128', (id) => {
    const optimizer = engine.createOptimizer({ id, lr: 0.01 }, tensors(128, 784));
    optimizer.delete();
  });

  test('a spec that holds itself is refused', () => {
    const spec = { id: 'ema' };
    spec.inner = spec;
    expect(() => engine.createOptimizer(spec, tensors(2))).toThrow(/inner.*at most 16 specs/);
  });

  test('a number above the largest is told the largest', () => {
    const create = () => engine.createOptimizer({ id: 'sgd', lr: 1e30 }, tensors(2));
    expect(create).toThrow(/must be at most 1(e\+?12|0{12})$/);
  });

  test('measures are a list of names', () => {
    const { config } = engine.parseLink('v=1&data=moons&run=adam');
    const run = engine.createRun(config);
    try {
      for (const wrong of ['x', null, [Symbol('x')]]) {
        expect(() => run.setMeasures(wrong)).toThrow(/measures.*must be a list of names/);
      }
    } finally {
      run.delete();
    }
  });
});

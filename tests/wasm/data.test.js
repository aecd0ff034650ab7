// What a run is trained on comes out as it was used: data, and the mini-batches of any update.

import { describe, expect, it } from 'vitest';
import { configOf, engine, withRun } from './engine.js';

const LINKS = {
  classes: 'data=moons&samples=60&noise=0.2&batch=7&steps=90&run=sgd,lr=0.1',
  'a regression': 'data=sine&samples=50&noise=0.1&batch=8&steps=90&run=sgd,lr=0.05',
  'more than two classes': 'data=iris&batch=16&steps=40&run=sgd,lr=0.1',
  'features of its own':
    'features=x1-x2sq-sinx1&standardize=on&samples=40&batch=5&steps=40&run=sgd',
  'data that were spoilt':
    'data=blobs&samples=80&outliers=0.1&label_noise=0.1&imbalance=0.5&batch=9&steps=40&run=sgd',
  'batches that are dropped': 'samples=53&batch=10&drop_last=1&steps=40&run=sgd',
  'one order': 'samples=53&batch=10&shuffle=0&steps=40&run=sgd',
  'a full batch': 'samples=53&batch=0&steps=40&run=sgd',
};

// The loss and its gradient of a linear network on some rows of the data, in double.
function byHand({ inputs, targets, features, task }, rows, parameters) {
  const weights = parameters.slice(0, features);
  const bias = parameters[features];
  let loss = 0;
  for (const row of rows) {
    let output = bias;
    for (let i = 0; i < features; i++) output += weights[i] * inputs[row * features + i];
    const target = targets[row];
    const one =
      task === 'regression'
        ? (output - target) ** 2
        : Math.log1p(Math.exp(-Math.abs(output))) + Math.max(output, 0) - output * target;
    loss += one / rows.length;
  }
  return loss;
}

describe.each(Object.entries(LINKS))('the data of %s', (name, link) => {
  it('are what the run has', () => {
    withRun(link, (run) => {
      const data = run.data();
      const points = run.points();
      expect(data.rows).toBe(points.trainingCount + points.validationCount);
      expect(data.task).toBe(points.task);
      expect(data.labels).toEqual(points.classNames);
      expect(data.inputs).toHaveLength(data.rows * data.features);
      expect(data.targets).toHaveLength(data.rows);
      expect(data.featureNames).toHaveLength(data.features);
      for (const column of [data.means, data.scales]) expect(column).toHaveLength(data.features);
      const count = data.training.reduce((sum, one) => sum + one, 0);
      expect(count).toBe(points.trainingCount);
      expect([...data.training]).toEqual([...data.training].sort((a, b) => b - a));
      expect(data.targets).toBeInstanceOf(data.task === 'regression' ? Float32Array : Int32Array);
    });
  });

  it('come in batches that visit every row of the training part once an epoch', () => {
    withRun(link, (run) => {
      const { training } = run.data();
      const count = training.reduce((sum, one) => sum + one, 0);
      const perEpoch = run.state().batchesPerEpoch;
      for (const epoch of [0, 3, 1]) {
        const batches = Array.from({ length: perEpoch }, (_, i) => run.batch(epoch * perEpoch + i));
        const rows = batches.flatMap((batch) => [...batch]);
        expect(new Set(rows).size).toBe(rows.length);
        expect(Math.max(...rows)).toBeLessThan(count);
        const [size] = batches.map((batch) => batch.length);
        const isDropped = link.includes('drop_last');
        expect(rows.length).toBe(isDropped ? count - (count % size) : count);
      }
    });
  });
});

describe('the batches', () => {
  // A linear network with its loss by hand: nothing else knows which rows were used.
  it.each([
    `${LINKS.classes}&hidden=none`,
    `${LINKS['a regression']}&hidden=none&loss=mse`,
    `${LINKS['data that were spoilt']}&data.classes=2&hidden=none`,
  ])('of every update are those that it trains on: %s', (link) => {
    withRun(link, (run) => {
      const data = run.data();
      const { steps } = run.state();
      for (let step = 0; step < Math.min(steps, 40); step++) {
        const loss = byHand(data, run.batch(step), run.parameters());
        run.advance(1);
        expect(Math.abs(run.state().loss - loss)).toBeLessThan(2e-6 * Math.max(1, loss));
      }
    });
  });

  it('are the same whatever was asked for before, and whether the run was trained', () => {
    withRun(LINKS.classes, (run) => {
      const far = run.batch(1_000_000);
      const near = run.batch(3);
      run.advance(50);
      expect(run.batch(3)).toEqual(near);
      expect(run.batch(1_000_000)).toEqual(far);
      expect(run.fingerprint()).toBe(
        withRun(LINKS.classes, (o) => (o.advance(50), o.fingerprint())),
      );
    });
  });

  it('are none on a surface, and a step must be one', () => {
    withRun('problem=surface&run=sgd', (run) => {
      expect(run.data()).toBeNull();
      expect(run.batch(5)).toHaveLength(0);
    });
    withRun(LINKS.classes, (run) => {
      for (const step of [-1, 0.5, NaN, 1e8, '3']) {
        expect(() => run.batch(step)).toThrow(/step.*must be a whole number from 0/);
      }
    });
  });
});

describe('standardised inputs', () => {
  it('have mean 0 and deviation 1 over the training part, and lead back to the table', () => {
    withRun('data=wine&run=sgd', (run) => {
      const { inputs, training, features, rows, means, scales } = run.data();
      for (let i = 0; i < features; i++) {
        const column = Array.from({ length: rows }, (_, row) => inputs[row * features + i]);
        const used = column.filter((_, row) => training[row]);
        const mean = used.reduce((sum, x) => sum + x / used.length, 0);
        const square = used.reduce((sum, x) => sum + (x - mean) ** 2 / used.length, 0);
        expect(Math.abs(mean)).toBeLessThan(1e-6);
        expect(Math.abs(square - 1)).toBeLessThan(1e-5);
        expect(scales[i]).toBeGreaterThan(0);
        expect(Number.isFinite(means[i])).toBe(true);
      }
      // Alcohol, the first column, is between 11 and 15 % in all wines.
      const alcohol = Array.from({ length: rows }, (_, row) => inputs[row * features]);
      const raw = alcohol.map((x) => x * scales[0] + means[0]);
      expect(Math.min(...raw)).toBeCloseTo(11.03, 4);
      expect(Math.max(...raw)).toBeCloseTo(14.83, 4);
    });
  });

  it('are the points as they are where nothing is standardised', () => {
    withRun('data=xor&samples=40&standardize=off&run=sgd', (run) => {
      const { inputs, means, scales } = run.data();
      const points = run.points();
      expect([...means, ...scales]).toEqual([0, 0, 1, 1]);
      const sorted = (values) => [...values].sort((a, b) => a - b);
      expect(sorted(inputs)).toEqual(sorted(points.inputs));
    });
  });

  it('belong to a config without problems', () => {
    expect(configOf(LINKS.classes).runs).toHaveLength(1);
    expect(engine.catalog.datasets.length).toBeGreaterThan(10);
  });
});

// Update rules and schedules on their own: a few golden files in float32, through the package. (All
// of them are checked by the golden tests.)

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engine } from './engine.js';

const folder = new URL('../golden/data/', import.meta.url);
const filesOf = (family) =>
  readdirSync(new URL(`${family}/`, folder)).map((name) => ({
    name,
    ...JSON.parse(readFileSync(new URL(`${family}/${name}`, folder), 'utf8')),
  }));

function expectClose(actual, expected, { rtol, atol }) {
  expect(actual.length).toBe(expected.length);
  const worst = Math.max(
    ...expected.map((value, i) => {
      const scale = atol + rtol * Math.max(Math.abs(value), Math.abs(actual[i]));
      return Math.abs(actual[i] - value) / scale;
    }),
  );
  expect(worst).toBeLessThanOrEqual(1);
}

describe('createOptimizer', () => {
  const ids = ['sgd', 'momentum', 'adam', 'adamw', 'lion', 'rmsprop', 'lookahead'];
  const files = filesOf('optim').filter(({ id }) => ids.includes(id));

  it('has golden files for each', () => {
    expect(new Set(files.map(({ id }) => id))).toEqual(new Set(ids));
  });

  it.each(files.map((file) => [file.name, file]))('follows %s', (_, file) => {
    const tensors = file.params.map(({ shape }, i) => ({ shape, values: file.init[i] }));
    const optimizer = engine.createOptimizer({ id: file.id, ...file.hyper }, tensors);
    try {
      file.grads.slice(0, 10).forEach((gradient, t) => {
        const lr = file.lr_per_step?.[t];
        optimizer.step(gradient, lr === undefined ? {} : { lr });
        const expected = file.expected[t + 1];
        if (!expected) return;
        expectClose([...optimizer.parameters()], expected.flat(), { rtol: 2e-4, atol: 2e-5 });
      });
    } finally {
      optimizer.delete();
    }
  });

  it('takes a gradient in one piece as well', () => {
    const tensors = [
      { shape: [2, 2], values: [1, 2, 3, 4] },
      { shape: [1], values: [5] },
    ];
    const optimizer = engine.createOptimizer({ id: 'sgd', lr: 0.5 }, tensors);
    optimizer.step([1, 1, 1, 1, 2]);
    expect([...optimizer.parameters()]).toEqual([0.5, 1.5, 2.5, 3.5, 4]);
    optimizer.step([[0, 0, 0, 2], [0]]);
    expect([...optimizer.parameters()]).toEqual([0.5, 1.5, 2.5, 2.5, 4]);
    expect(optimizer.stateSize()).toBe(0);
    optimizer.delete();
  });
});

describe('rules that want more than gradients', () => {
  const tensors = [{ shape: [2, 2], values: [1, -2, 3, -4] }];
  const takesCurvature = ({ needs }) => needs.includes('hessian') && !needs.includes('fullBatch');
  const demanding = engine.catalog.optimizers.filter(({ needs }) => needs.includes('objective'));
  const refused = demanding.filter((entry) => !takesCurvature(entry));
  const specOf = ({ id, wrapper }) => (wrapper ? { id, inner: { id: 'sgd' } } : { id });

  it('are of both kinds', () => {
    expect(refused.length).toBeGreaterThan(0);
    expect(demanding.length).toBeGreaterThan(refused.length);
  });

  it.each(refused.map((entry) => [entry.id, entry]))('refuses %s', (id, entry) => {
    const rule = new RegExp(`^id: ${id} needs an objective`);
    expect(() => engine.createOptimizer(specOf(entry), tensors)).toThrow(rule);
    const wrapped = { id: 'clip-norm', inner: specOf(entry) };
    expect(() => engine.createOptimizer(wrapped, tensors)).toThrow(rule);
  });

  it.each(demanding.filter(takesCurvature).map(({ id }) => [id]))('gives %s a curvature', (id) => {
    for (const spec of [{ id }, { id: 'clip-norm', inner: { id } }]) {
      const optimizer = engine.createOptimizer(spec, tensors);
      const gradient = [1, 1, -1, 2];
      const start = optimizer.parameters();
      expect(() => optimizer.step(gradient, { curvature: [1] })).toThrow(/curvature: 1 numbers/);
      expect(optimizer.parameters()).toEqual(start);
      optimizer.step(gradient, { curvature: [1, 2, 3, 4] });
      const once = optimizer.parameters();
      expect(once).not.toEqual(start);
      optimizer.step(gradient);
      expect(optimizer.parameters()).not.toEqual(once);
      optimizer.delete();
    }
  });

  const files = filesOf('optim').filter((file) => file.hessian_updates);
  it.each(files.map((file) => [file.name, file]))('follows %s', (_, file) => {
    const list = file.params.map(({ shape }, i) => ({ shape, values: file.init[i] }));
    const optimizer = engine.createOptimizer({ id: file.id, ...file.hyper }, list);
    const curvatures = new Map(
      file.hessian_updates.map(({ before_step, value }) => [before_step, value]),
    );
    file.grads.forEach((gradient, t) => {
      optimizer.step(gradient, { curvature: curvatures.get(t + 1) });
      const expected = file.expected[t + 1];
      if (expected) {
        expectClose([...optimizer.parameters()], expected.flat(), { rtol: 2e-4, atol: 2e-5 });
      }
    });
    optimizer.delete();
  });
});

describe('createSchedule', () => {
  const flat = (value) => (Array.isArray(value) ? value.flat() : value);
  // Inner schedules are objects; points are pairs.
  function specOf({ id, ...params }) {
    const entries = Object.entries(params).map(([key, value]) => [
      key,
      value?.id ? specOf(value) : flat(value),
    ]);
    return { id, ...Object.fromEntries(entries) };
  }

  it.each(filesOf('sched').map((file) => [file.name, file]))('follows %s', (_, file) => {
    const spec = specOf({ id: file.id, ...file.params });
    const schedule = engine.createSchedule(spec, { lr: file.base_lr, steps: file.n });
    try {
      const rates = file.lr.map((_rate, t) => {
        const rate = schedule.at(t);
        if (file.metric) schedule.report(file.metric[t]);
        return rate;
      });
      expectClose(rates, file.lr, file.tolerance);
      if (file.momentum) {
        expectClose(
          file.momentum.map((_m, t) => schedule.momentum(t)),
          file.momentum,
          file.tolerance,
        );
      }
    } finally {
      schedule.delete();
    }
  });

  it('puts a linear warm-up before any', () => {
    const schedule = engine.createSchedule({ id: 'cosine', warmup: 100 }, { lr: 0.1, steps: 1000 });
    expect(schedule.at(0)).toBeLessThan(0.05);
    expect(schedule.at(100)).toBeCloseTo(0.1, 12);
    expect(schedule.at(550)).toBeCloseTo(0.05, 3);
    schedule.delete();
  });
});

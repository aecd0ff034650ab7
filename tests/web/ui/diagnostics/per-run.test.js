// Charts with one number a run.

import { expect, it } from 'vitest';
import { modelOf, record, storeOf, view } from './charts-bench.js';

it('the whole is the last channel; until it comes, evaluations stand in for it', () => {
  // Three layers and the whole.
  const norms = { 'gradient-norm': record(4, (c) => 10 ** -c) };
  const store = storeOf([view(0, norms), view(1)]);
  const { curves } = modelOf(store, 'gradient-norm');
  expect(curves[0].y[5]).toBeCloseTo(1e-3);
  expect([...curves[1].y]).toEqual([3, 2]);
});

it('memory is a line at the numbers kept for each parameter', () => {
  const { curves } = modelOf(storeOf([view(0), view(1)]), 'memory');
  expect(curves.map(({ y }) => y)).toEqual([
    [0, 0],
    [2, 2],
  ]);
});

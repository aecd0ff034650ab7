// Charts with one number a run.

import { expect, it } from 'vitest';
import { modelOf, record, sceneOf, view } from '../scenes.js';

it('the whole is the last channel; until it comes, evaluations stand in for it', () => {
  // Three layers and the whole.
  const norms = { 'gradient-norm': record(4, (c) => 10 ** -c) };
  const scene = sceneOf([view(0, norms), view(1)]);
  const { curves } = modelOf(scene, 'gradient-norm');
  expect(curves[0].y[5]).toBeCloseTo(1e-3);
  expect([...curves[1].y]).toEqual([3, 2]);
});

it('memory is a line at the numbers kept for each parameter', () => {
  const { curves } = modelOf(sceneOf([view(0), view(1)]), 'memory');
  expect(curves.map(({ y }) => y)).toEqual([
    [0, 0],
    [2, 2],
  ]);
});

it('the axis is left to runs that go on where another diverges', () => {
  const calm = view(0, { 'gradient-norm': record(2, (c, step) => 1 + step / 500) });
  const lost = view(1, { 'gradient-norm': record(2, (c, step) => 10 ** (step / 50)) });
  const { y } = modelOf(sceneOf([calm, { ...lost, status: 'diverged' }]), 'gradient-norm');
  expect(y.max).toBeLessThan(1e3);
  // Where all diverge, all count.
  const both = [calm, lost].map((one) => ({ ...one, status: 'diverged' }));
  expect(modelOf(sceneOf(both), 'gradient-norm').y.max).toBeGreaterThan(1e9);
});

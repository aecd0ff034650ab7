// Charts with one number a run.

import { describe, expect, it } from 'vitest';
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

describe('a number of every mini-batch', () => {
  const wave = (c, step) => 1 + ((step / 100) % 2);
  const norms = () => ({
    'gradient-norm': record(2, wave, {
      low: new Float32Array(20).fill(0.5),
      high: new Float32Array(20).fill(2.5),
    }),
  });

  it('is averaged like the loss, in front of its band, and read off as it was measured', () => {
    const scene = sceneOf([view(0, norms())], { settings: { average: 150 } });
    const { curves, subtitle, y } = modelOf(scene, 'gradient-norm');
    expect(Array.from(curves[0].y.slice(0, 3))).toEqual([1, 2, 1]);
    // On a logarithmic axis, the average of a wave between 1 and 2 tends to the root of 2.
    expect(curves[0].line.y[9]).toBeGreaterThan(1.2);
    expect(curves[0].line.y[9]).toBeLessThan(1.65);
    expect(curves[0].endText).toBe('2');
    expect(curves[0].bands).toMatchObject([{ alpha: 0.08 }]);
    expect(subtitle).toBe('average of 150 steps, 10–90 % band');
    expect(y.min).toBeLessThanOrEqual(0.5);
    expect(y.max).toBeGreaterThanOrEqual(2.5);
  });

  it('is as recorded where there is no noise', () => {
    const scene = sceneOf([view(0, norms())], { settings: { batch: 0 } });
    const { curves, subtitle } = modelOf(scene, 'gradient-norm');
    expect(Array.from(curves[0].line.y)).toEqual(Array.from(curves[0].y));
    expect(subtitle).toBe('');
  });

  it('has no least value but its own, and zero on the bottom edge', () => {
    const fallen = (c, step) => (step < 500 ? 10 ** (-step / 20) : 0);
    const measures = { 'gradient-norm': record(2, fallen) };
    const scene = sceneOf([view(0, measures)], { settings: { batch: 0 } });
    const { y } = modelOf(scene, 'gradient-norm');
    expect(y.ticks.filter((tick) => tick <= 1e-16).length).toBeGreaterThan(0);
    expect(y.max).toBeGreaterThanOrEqual(1);
    expect(y.format(y.min)).toBe('0');
  });
});

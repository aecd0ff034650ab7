// Charts of what hidden layers give out: lanes and shares.

import { describe, expect, it } from 'vitest';
import { modelOf, record, sceneOf, view } from './scenes.js';

describe('activations', () => {
  it('give every hidden layer a lane, with the numbers themselves for readers', () => {
    const activations = record(14, (c) => [-0.9, -0.5, 0.1, 0.5, 0.9, 0.25, 0.5][c % 7]);
    const scene = sceneOf([view(0, { activations })]);
    const { curves, y } = modelOf(scene, 'activations');
    expect(curves.map(({ name }) => name)).toEqual(['layer 1', 'layer 2']);
    expect(y).toMatchObject({ min: 0, max: 2 });
    // The first layer is on top.
    expect(curves[0].y[0]).toBeGreaterThan(1);
    expect(curves[1].y[0]).toBeLessThan(1);
    expect(curves[0].values[0]).toBeCloseTo(0.1);
    const [wide, narrow] = curves[0].bands;
    expect(wide.low[0]).toBeLessThan(narrow.low[0]);
    expect(narrow.high[0]).toBeLessThan(wide.high[0]);
    const dead = modelOf(scene, 'dead-units');
    expect(dead.curves.map(({ y: share }) => share[3])).toEqual([0.25, 0.25]);
    expect(dead.format(0.25)).toBe('25.0\u202f%');
    expect(dead.y.format(0.25)).toBe('25 %');
  });

  it('say so where a network has no hidden layer', () => {
    const activations = { ...record(0, () => 0), interval: 0 };
    const model = modelOf(sceneOf([view(0, { activations })]), 'activations');
    expect(model.subtitle).toContain('no hidden layer');
    expect(model.curves).toEqual([]);
  });
});

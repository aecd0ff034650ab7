// Charts of curvature and noise: limits, bands, words.

import { describe, expect, it } from 'vitest';
import { modelOf, record, sceneOf, view } from './scenes.js';

describe('sharpness', () => {
  const sharpness = (limit, rest = {}) => ({
    sharpness: record(3, (c, s) => [s / 50, limit, 1e-4][c], {
      interval: 100,
      samples: 250,
      ...rest,
    }),
  });

  it('has one dashed line for runs with one limit, in no colour of a run', () => {
    const model = modelOf(sceneOf([view(0, sharpness(20)), view(1, sharpness(20))]), 'sharpness');
    expect(model.references).toHaveLength(1);
    expect(model.references[0]).toMatchObject({ slot: null, words: 'limit 2 / rate' });
    expect(model.subtitle).toBe('dashed: limit, 250 samples, every 100 steps');
    expect(model.curves).toHaveLength(2);
    expect(model.y.max).toBeGreaterThanOrEqual(20);
  });

  it('tells limits apart, and rules that divide by P', () => {
    const other = sharpness(380, { preconditioned: true });
    const model = modelOf(sceneOf([view(0, sharpness(20)), view(1, other)]), 'sharpness');
    expect(model.references.map(({ words, slot }) => [words.replace(/^.*: /, ''), slot])).toEqual([
      ['limit 2 / rate', 0],
      ['limit 38 / rate', 1],
    ]);
    expect(model.subtitle).toContain('P⁻¹H');
  });

  it('has no line where no limit is known, and says when it began late', () => {
    const late = sharpness(NaN, { since: 700 });
    const model = modelOf(sceneOf([view(0, late)]), 'sharpness');
    expect(model.references).toEqual([]);
    expect(model.subtitle).toContain('from step 700 on');
  });
});

describe('the noise scale', () => {
  it('has its error as a band and the batch as a line', () => {
    const noise = { 'noise-scale': record(2, (c) => [80, 20][c], { interval: 50 }) };
    const scene = sceneOf([view(0, noise), view(1, noise)], { settings: { batch: 16 } });
    const model = modelOf(scene, 'noise-scale');
    expect(model.curves[0].bands[0].low[4]).toBe(60);
    expect(model.curves[0].bands[0].high[4]).toBe(100);
    expect(model.references).toHaveLength(1);
    expect(model.references[0]).toMatchObject({ words: 'batch 16', slot: null, y: [16, 16] });
  });

  it('says where it is not defined', () => {
    const noise = { 'noise-scale': record(2, () => NaN, { interval: 0 }) };
    expect(modelOf(sceneOf([view(0, noise)]), 'noise-scale').subtitle).toContain('not defined');
  });
});

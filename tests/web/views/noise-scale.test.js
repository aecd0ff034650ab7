// The chart of the gradient noise scale: bands and words.

import { describe, expect, it } from 'vitest';
import { modelOf, record, sceneOf, view } from './scenes.js';

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

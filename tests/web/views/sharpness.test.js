// The chart of the sharpness: limits and words.

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

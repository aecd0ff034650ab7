// Places in lists, and axes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearBounds, linearTicks, logBounds, logTicks } from '../../../web/src/drawing/series.js';
import { indexAt } from '../../../web/src/drawing/index-at.js';

describe('axes', () => {
  const bounds = fc
    .tuple(
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    )
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

  it('contain the values and have ticks inside', () => {
    fc.assert(
      fc.property(bounds, ([low, high]) => {
        const [down, up] = logBounds(low, high);
        expect(down).toBeLessThanOrEqual(low * 1.001);
        expect(up).toBeGreaterThanOrEqual(high * 0.999);
        const ticks = logTicks(down, up, 6);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(6);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(down * 0.999);
          expect(tick).toBeLessThanOrEqual(up * 1.001);
        }
      }),
    );
  });

  it('have round ends and ticks', () => {
    expect(linearBounds(0.03, 0.97)).toEqual([0, 1]);
    expect(linearTicks(0, 2000, 4)).toEqual([0, 500, 1000, 1500, 2000]);
    expect(logBounds(0.0123, 0.69)).toEqual([0.01, 1]);
    expect(logTicks(0.01, 1, 6)).toEqual([0.01, 0.03, 0.1, 0.3, 1]);
    expect(logTicks(1e-6, 1, 6)).toEqual([1e-6, 1e-4, 1e-2, 1]);
  });

  it('survive a single value', () => {
    const [low, high] = linearBounds(3, 3);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
  });
});

describe('indexAt', () => {
  it('finds the last point before', () => {
    expect(indexAt([1, 3, 5], 0)).toBe(-1);
    expect(indexAt([1, 3, 5], 3)).toBe(1);
    expect(indexAt([1, 3, 5], 4.9)).toBe(1);
    expect(indexAt([1, 3, 5], 99)).toBe(2);
    expect(indexAt([], 1)).toBe(-1);
  });
});

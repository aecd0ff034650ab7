// Running averages.

import { describe, expect, it } from 'vitest';
import { smooth } from '../../../web/src/drawing/smooth.js';

const range = (count, f = (i) => i) => Array.from({ length: count }, (_, i) => f(i));

describe('smooth', () => {
  it('is debiased: a constant stays what it is from the first point', () => {
    const smoothed = smooth(
      range(50),
      range(50, () => 3.25),
      20,
    );
    for (const value of smoothed) expect(value).toBeCloseTo(3.25, 6);
  });

  it('hardly depends on how far a history was thinned', () => {
    const value = (step) => Math.exp(-step / 400);
    const fine = smooth(range(2000), range(2000, value), 60);
    const steps = range(500, (i) => 4 * i + 3);
    const coarse = smooth(
      steps,
      steps.map((step) => (value(step) + value(step - 1) + value(step - 2) + value(step - 3)) / 4),
      60,
    );
    expect(coarse[400] / fine[steps[400]]).toBeCloseTo(1, 1);
  });

  it('passes over what is no number', () => {
    const smoothed = smooth([0, 1, 2, 3], [1, NaN, Infinity, 1], 5);
    expect(smoothed[1]).toBeNaN();
    expect(smoothed[2]).toBe(Infinity);
    expect(smoothed[3]).toBeCloseTo(1, 6);
  });
});

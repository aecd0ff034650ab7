// Numbers in files: the exact text, from which every float32 comes back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFloat } from '../../../web/src/export/replay-columns.js';

describe('formatFloat', () => {
  it.each([
    [Math.fround(0.7), '0.699999988'],
    [1, '1'],
    [0, '0'],
    [-1.5e-12, '-1.5e-12'],
    [1e21, '1e+21'],
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
  ])('writes %d as %s', (number, text) => expect(formatFloat(number)).toBe(text));

  it('gives every float32 back', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Math.fround(Number(formatFloat(number)))).toBe(number === 0 ? 0 : number);
      }),
      { numRuns: 1000 },
    );
  });
});

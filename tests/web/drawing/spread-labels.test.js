// Labels beside each other.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../../web/src/drawing/spread-labels.js';

const range = (count, f = (i) => i) => Array.from({ length: count }, (_, i) => f(i));

describe('spreadLabels', () => {
  it('keeps labels apart, inside and in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 16 }),
        (y) => {
          const placed = spreadLabels(y, 15, 0, 400);
          const order = range(y.length).sort((a, b) => y[a] - y[b] || a - b);
          for (let i = 0; i < order.length; i++) {
            expect(placed[order[i]]).toBeGreaterThanOrEqual(-1e-9);
            expect(placed[order[i]]).toBeLessThanOrEqual(400 + 1e-9);
            if (i) expect(placed[order[i]] - placed[order[i - 1]]).toBeGreaterThan(15 - 1e-9);
          }
        },
      ),
    );
  });

  it('moves nothing that has room', () => {
    expect(spreadLabels([200, 50, 100], 15, 0, 400)).toEqual([200, 50, 100]);
  });
});

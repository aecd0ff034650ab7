// The values that experiments try.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, linearGrid, logGrid, usualRange } from '../../../web/src/studies/grid.js';
import { readValue } from '../../../web/src/config/values.js';
import { writeNumber } from '../../../web/src/config/value-text.js';
import { catalog, index } from '../catalog/catalog.js';

const isRounded = (value) => Number(value.toPrecision(3)) === value;

describe('grids', () => {
  it('have the decades and thirds that one would write', () => {
    expect(logGrid(1e-4, 1, 5)).toEqual([1e-4, 1e-3, 1e-2, 1e-1, 1]);
    expect(logGrid(0.01, 1, 5)).toEqual([0.01, 0.0316, 0.1, 0.316, 1]);
    // The rates of W5: 12 from 0.001 to 0.1, each 100^(1/11) = 1.5199 times the one before.
    expect(logGrid(0.001, 0.1, 12)).toEqual([
      0.001, 0.00152, 0.00231, 0.00351, 0.00534, 0.00811, 0.0123, 0.0187, 0.0285, 0.0433, 0.0658,
      0.1,
    ]);
    expect(linearGrid(0, 1, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('grow, keep their ends and have three digits between them', () => {
    const end = fc.double({ min: 1e-8, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.integer({ min: 2, max: 40 }), (a, b, points) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        for (const grid of [logGrid(from, to, points), linearGrid(from, to, points)]) {
          expect(grid.length).toBeLessThanOrEqual(points);
          expect(grid).toEqual([...grid].sort((x, y) => x - y));
          expect(new Set(grid).size).toBe(grid.length);
          for (const value of grid)
            expect(value === from || value === to || isRounded(value)).toBe(true);
          if (to > from * 1.5) expect([grid[0], grid.at(-1)]).toEqual([from, to]);
        }
      }),
    );
  });

  it('are valid for their parameter, whatever the ends', () => {
    const params = [
      ...catalog.settings,
      ...catalog.optimizers.flatMap((entry) => entry.params),
    ].filter(({ type }) => type === 'real' || type === 'int');
    const any = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...params),
        any,
        any,
        fc.integer({ min: 1, max: 40 }),
        (param, from, to, points) => {
          const usual = usualRange(param, [0.01]);
          for (const grid of [
            gridOf(param, from, to, points),
            gridOf(param, usual.from, usual.to, points),
          ]) {
            expect(grid.length).toBeGreaterThan(0);
            for (const value of grid) {
              expect(readValue(param, value), `${param.id} ${value}`).toEqual({ value });
              expect(Number(writeNumber(value))).toBe(value);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of decay factors lie close to 1', () => {
    const beta2 = index.rule('adam').paramById.get('beta2');
    const grid = gridOf(beta2, 0.9, 0.9999, 4);
    expect(grid).toEqual([0.9, 0.99, 0.999, 0.9999]);
  });

  it('of whole numbers have each once', () => {
    const batch = index.settingById.get('batch');
    expect(gridOf(batch, 1, 8, 12)).toEqual([1, 2, 3, 4, 5, 7, 8]);
  });

  it('of rates lie around those of the runs', () => {
    const lr = index.rule('adam').paramById.get('lr');
    expect(usualRange(lr, [0.01])).toEqual({ from: 0.0001, to: 1 });
    expect(usualRange(lr, [0.01, 0.1])).toEqual({ from: 0.0001, to: 10 });
    expect(usualRange(lr, [0])).toEqual({ from: lr.sliderMin, to: lr.sliderMax });
  });
});

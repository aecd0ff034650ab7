// Which values belong to the cells of a map.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finenessOf, mapAxis, shareOf, valueAt } from '../../../../web/src/studies/map/map-axis.js';
import { testSeed as seed } from '../../../scripts/seed.js';

const rate = {
  value: 0.1,
  param: { id: 'lr', type: 'real', scale: 'log', min: 0, max: 1e12, sliderMin: 1e-6, sliderMax: 1 },
};
const decay = {
  value: 0.9,
  param: {
    id: 'beta1',
    type: 'real',
    scale: 'log',
    complement: true,
    min: 0,
    max: 0.9999,
    sliderMin: 0,
    sliderMax: 0.9999,
  },
};
const axisOf = (target, from, to, cells = 8) =>
  mapAxis(target.param.id, target, { from, to, cells });

describe('an axis', () => {
  it('has its values in the middles of cells, at equal ratios', () => {
    const { values } = axisOf(rate, 0.01, 1, 2);
    expect(values[0]).toBeCloseTo(10 ** -1.5, 8);
    expect(values[1]).toBeCloseTo(10 ** -0.5, 8);
  });

  it('divides decay factors by what they lack to 1', () => {
    const { values, scale } = axisOf(decay, 0.9, 0.999, 2);
    expect(scale).toBe('complement');
    expect(values[0]).toBeCloseTo(1 - 10 ** -1.5, 8);
    expect(values[1]).toBeCloseTo(1 - 10 ** -2.5, 8);
  });

  it('has each whole number once', () => {
    const batch = {
      value: 32,
      param: {
        id: 'batch',
        type: 'int',
        scale: 'log',
        min: 0,
        max: 1e6,
        sliderMin: 1,
        sliderMax: 512,
      },
    };
    expect(axisOf(batch, 1, 5, 64).values).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes around the value of the run where nothing is said', () => {
    const { from, to } = axisOf(rate, null, null);
    expect(from).toBeLessThan(0.1);
    expect(to).toBeGreaterThan(1);
  });

  it(`tells neighbours apart in every window, and finds values again (seed ${seed})`, () => {
    const window = fc.record({
      from: fc.double({ min: 1e-6, max: 10, noNaN: true }),
      width: fc.double({ min: -12, max: 1, noNaN: true }),
      target: fc.constantFrom(rate, decay),
    });
    fc.assert(
      fc.property(window, ({ from, width, target }) => {
        const low = target === decay ? Math.min(from, 0.99) : from;
        const axis = axisOf(target, low, low * (1 + 10 ** width), 32);
        expect(new Set(axis.values).size).toBe(32);
        expect(axis.values).toEqual([...axis.values].sort((a, b) => a - b));
        for (const share of [0, 0.25, 0.5, 1]) {
          expect(shareOf(axis, valueAt(axis, share))).toBeCloseTo(share, 2);
        }
      }),
      { seed },
    );
  });

  it('knows how close its cells are', () => {
    expect(finenessOf(axisOf(rate, 1, 1 + 1e-9, 100))).toBeCloseTo(1e-11, 15);
  });
});

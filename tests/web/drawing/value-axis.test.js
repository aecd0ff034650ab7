// The y axis of measured values: what is on it, what is not, and what it says.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAxis } from '../../../web/src/drawing/value-axis.js';

const curve = (y, rest = {}) => ({ x: y.map((_, i) => i), y, ended: false, ...rest });
const axisOf = (curves, scale = 'auto') => valueAxis(curves, { scale, count: 6 });
const falling = Array.from({ length: 100 }, (_, i) => 0.9 ** i);

describe('an axis of values', () => {
  it('holds all values that are less than ten times as large as the first ones', () => {
    const values = fc.array(fc.double({ min: 1e-30, max: 9.9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom('auto', 'log', 'linear'), (rest, scale) => {
        const { y } = axisOf([curve([1, ...rest])], scale);
        expect(y.min).toBeLessThanOrEqual(Math.min(1, ...rest) * (1 + 1e-6));
        expect(y.max).toBeGreaterThanOrEqual(Math.max(1, ...rest) * (1 - 1e-6));
      }),
    );
  });

  it('goes no lower than the lowest value, whatever else there is', () => {
    const { y } = axisOf([curve([1, 0.5, 2.4e-10])]);
    expect(y.min).toBeGreaterThan(1e-10);
    expect(y.ticks.every((tick) => tick >= 1e-10)).toBe(true);
  });

  it('holds lines, bands and spikes', () => {
    const band = { low: [0.01], high: [5] };
    const spikes = { x: [0], from: [5], to: [8] };
    const { y } = axisOf([curve([1, 1], { bands: [band], spikes })]);
    expect(y.min).toBeLessThanOrEqual(0.01);
    expect(y.max).toBeGreaterThanOrEqual(8);
    // What is measured and not drawn does not count.
    const averaged = curve([1, 9, 1], { line: { x: [0, 1, 2], y: [1, 1, 1] } });
    expect(axisOf([averaged]).y.max).toBeLessThan(9);
  });

  it.each(['auto', 'linear'])(
    'leaves out what is far above the start and the rest (%s)',
    (scale) => {
      const spiked = falling.map((value, i) => (i === 50 ? 500 : value));
      const { y } = axisOf([curve(spiked)], scale);
      expect(y.max).toBeLessThan(10);
      // Nine times is not far.
      const usual = falling.map((value, i) => (i === 50 ? 9 : value));
      expect(axisOf([curve(usual)], scale).y.max).toBeGreaterThanOrEqual(9);
    },
  );

  it('never leaves out a start', () => {
    const start = [1e6, ...falling];
    expect(axisOf([curve(start)]).y.max).toBeGreaterThanOrEqual(1e6);
    expect(axisOf([curve(start)], 'linear').y.max).toBeGreaterThanOrEqual(1e6);
  });

  it('does not ask runs that diverged what is usual, unless all did', () => {
    const lost = curve(
      Array.from({ length: 300 }, (_, i) => 1.2 ** i),
      { ended: true },
    );
    expect(axisOf([curve(falling), lost]).y.max).toBeLessThan(100);
    expect(axisOf([lost]).y.max).toBeGreaterThan(1e20);
  });
});

describe('values that have no logarithm', () => {
  it('zeros have the bottom edge, which is labelled', () => {
    const { y, words } = axisOf([curve([1, 0.01, 0, 0])]);
    expect(words).toBe('log');
    expect(y.hasZero).toBe(true);
    expect(y.ticks[0]).toBe(y.min);
    expect(y.format(y.min)).toBe('0');
    expect(y.min).toBeGreaterThan(1e-3);
    expect(y.format(y.ticks[1])).not.toBe('0');
  });

  it('zeros alone make a linear axis', () => {
    const { y, words } = axisOf([curve([0, 0])]);
    expect(words).toBe('linear');
    expect([y.min, y.max]).toEqual([0, 1]);
  });

  it('values below 0 make a linear axis, which says so', () => {
    const { y, words } = axisOf([curve([30, -10, -64])]);
    expect(words).toBe('linear, as values are below 0');
    expect(y.log).toBe(false);
    expect(y.min).toBeLessThanOrEqual(-64);
    expect(axisOf([curve([3, -1])], 'linear').words).toBe('linear');
  });

  it('values below 0 on a logarithmic axis that was asked for make it symmetric', () => {
    const { y, words } = axisOf([curve([-0.02, -1e3, -1e30])], 'log');
    expect(y.linearTo).toBe(0.01);
    expect(words).toBe('symmetric log, linear within ±0.01');
    expect(y.ticks).toContain(0);
    expect(y.min).toBeLessThanOrEqual(-1e30);
    expect(y.ticks.length).toBeLessThan(10);
  });

  it('nothing has an axis without numbers', () => {
    expect(axisOf([]).y.ticks).toEqual([]);
    expect(axisOf([curve([NaN, Infinity])]).y.ticks).toEqual([]);
  });
});

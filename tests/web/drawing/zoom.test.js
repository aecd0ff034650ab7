// Parts of the x axis, and what a chart looks like in them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed as seed } from '../../scripts/seed.js';
import { axis } from '../../../web/src/drawing/axis.js';
import {
  clampRange,
  leastShare,
  nextPoint,
  panBy,
  placeOn,
  placesOn,
  rangeInForce,
  rangeWith,
  valuesOn,
  zoomAround,
  zoomModel,
} from '../../../web/src/drawing/zoom.js';

describe('ranges', () => {
  it('are moved and cut to stay on the axis', () => {
    const axis = { min: 0, max: 100 };
    expect(clampRange({ min: 20, max: 50 }, axis, 0.04)).toEqual({ min: 20, max: 50 });
    expect(clampRange({ min: -10, max: 30 }, axis, 0.04)).toEqual({ min: 0, max: 40 });
    expect(clampRange({ min: 80, max: 120 }, axis, 0.04)).toEqual({ min: 60, max: 100 });
    expect(clampRange({ min: 49, max: 51 }, axis, 0.1)).toEqual({ min: 45, max: 55 });
    expect(clampRange({ min: 0, max: 1 }, axis, 0.1)).toEqual({ min: 0, max: 10 });
    for (const whole of [
      { min: 0, max: 100 },
      { min: -50, max: 120 },
      { min: NaN, max: 3 },
    ]) {
      expect(clampRange(whole, axis, 0.04)).toBe(null);
    }
  });

  it('lie on the axis whatever is asked for', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 100_000 }), (min, max, end) => {
        const range = clampRange({ min, max }, { min: 0, max: end }, leastShare(end));
        if (!range) return;
        const rounding = 1e-9 * end;
        expect(range.min).toBeGreaterThanOrEqual(0);
        expect(range.max).toBeLessThanOrEqual(end + rounding);
        expect(range.max - range.min).toBeGreaterThanOrEqual(Math.min(4, end) - rounding);
      }),
      { seed },
    );
  });

  it('are zoomed around what stays, and moved by shares', () => {
    expect(zoomAround({ min: 0, max: 100 }, 25, 0.5)).toEqual({ min: 12.5, max: 62.5 });
    expect(panBy({ min: 20, max: 40 }, -0.5)).toEqual({ min: 10, max: 30 });
    // Fingers on 40 and 60 that move to a quarter and three quarters: 20 in half the width.
    expect(rangeWith([40, 60], [0.25, 0.75])).toEqual({ min: 30, max: 70 });
    // Fingers that have changed sides would mirror the axis only if their values did not.
    expect(rangeWith([60, 40], [0.75, 0.25])).toEqual({ min: 30, max: 70 });
  });

  it('belong to one unit, and end where the axis ends', () => {
    const zoom = { min: 100, max: 300, unit: 'step' };
    const inForce = (wish, unit, max) => rangeInForce(wish, unit, { min: 0, max }, leastShare(max));
    expect(inForce(zoom, 'step', 400)).toEqual({ min: 100, max: 300 });
    expect(inForce(zoom, 'epoch', 400)).toBe(null);
    expect(inForce(null, 'step', 400)).toBe(null);
    expect(inForce(zoom, 'step', 250)).toEqual({ min: 50, max: 250 });
    expect(inForce(zoom, 'step', 150)).toBe(null);
  });

  it('are moved and widened in the logarithm of a logarithmic axis', () => {
    const axis = { min: 1e-4, max: 1, log: true };
    const expectRange = (range, min, max) => {
      expect(range.min / min).toBeCloseTo(1, 9);
      expect(range.max / max).toBeCloseTo(1, 9);
    };
    // Moved to begin where the axis begins: two powers of ten, as before.
    expectRange(clampRange({ min: 1e-5, max: 1e-3 }, axis, 0.1), 1e-4, 1e-2);
    // Widened around its middle to a quarter of four powers of ten.
    expectRange(clampRange({ min: 0.01, max: 0.01 }, axis, 0.25), 10 ** -2.5, 10 ** -1.5);
    expect(clampRange({ min: -1, max: 0.5 }, axis, 0.1)).toBe(null);
    const places = placesOn(axis, { min: 1e-3, max: 1e-1 });
    expectRange(valuesOn(axis, zoomAround(places, placeOn(axis, 1e-3), 0.5)), 1e-3, 1e-2);
    expectRange(valuesOn(axis, panBy(places, 0.5)), 1e-2, 1);
  });
});

describe('the next point', () => {
  it('is the nearest one of any curve, that way', () => {
    const curves = [{ x: [0, 10, 20] }, { x: [5, 12] }, { x: [] }];
    expect(nextPoint(curves, 10.5, 1)).toBe(12);
    expect(nextPoint(curves, 10.5, -1)).toBe(10);
    expect(nextPoint(curves, 10, 1)).toBe(10);
    expect(nextPoint(curves, 4, -1)).toBe(0);
    expect(nextPoint(curves, 21, 1)).toBe(null);
    expect(nextPoint(curves, -1, -1)).toBe(null);
  });
});

const STEPS = 400;

// A chart of one curve with a point at each step.
function chart(valueOf, y, rest = {}) {
  const x = Float64Array.from({ length: STEPS + 1 }, (_, i) => i);
  const values = Float32Array.from(x, valueOf);
  const ends = { min: 0, max: STEPS, log: false, ticks: [0, 200, 400], count: 4, name: 'steps' };
  return {
    x: { ...ends, format: String },
    y,
    curves: [{ name: 'Adam', index: 0, x, y: values, endText: 'end', ...rest }],
    markers: [
      { x: 50, words: 'early' },
      { x: 150, words: 'late' },
    ],
    format: (value) => value.toFixed(2),
    now: STEPS,
  };
}

const RANGE = { min: 100, max: 200 };

describe('a chart in a range', () => {
  it('is itself where there is none', () => {
    const whole = chart((x) => x, axis(0, 400, false, 4));
    expect(zoomModel(whole, null)).toBe(whole);
  });

  it('has the points in it and one on either side, and what happens there', () => {
    const whole = chart((x) => x, axis(0, 400, false, 4));
    const { curves, markers, x, whole: from } = zoomModel(whole, { min: 100.5, max: 200.5 });
    expect([curves[0].x[0], curves[0].x.at(-1)]).toEqual([100, 201]);
    expect(markers.map(({ words }) => words)).toEqual(['late']);
    expect([x.min, x.max]).toEqual([100.5, 200.5]);
    expect(from).toBe(whole);
    // The number at the right border, not the one at the end.
    expect(curves[0].endText).toBe('200.00');
  });

  it('leaves out curves that are elsewhere', () => {
    const whole = chart((x) => x, axis(0, 400, false, 4));
    const [curve] = whole.curves;
    const short = { ...curve, x: curve.x.slice(0, 80), y: curve.y.slice(0, 80) };
    const empty = { ...curve, x: [], y: [] };
    const both = { ...whole, curves: [curve, short, empty] };
    expect(zoomModel(both, RANGE).curves).toHaveLength(1);
  });

  it('has round numbers on both axes', () => {
    const { x, y } = zoomModel(
      chart((at) => at / 40, axis(0, 10, false, 4)),
      { min: 101.3, max: 198.7 },
    );
    expect(x.ticks).toEqual([120, 140, 160, 180]);
    expect(x.ticks.map(x.format)).toEqual(['120', '140', '160', '180 steps']);
    // From 2.53 to 4.97.
    expect([y.min, y.max]).toEqual([2, 5]);
    expect(y.ticks).toEqual([2, 3, 4, 5]);
  });

  it('keeps neighbours on the axes apart in words', () => {
    const flat = chart((x) => 0.5 + x * 1e-5, axis(0, 0.06 + 0.5, false, 4));
    for (const range of [RANGE, { min: 100, max: 104 }]) {
      const { x, y } = zoomModel(flat, range);
      for (const { ticks, format } of [x, y]) {
        expect(ticks.length).toBeGreaterThan(1);
        expect(new Set(ticks.map(format)).size).toBe(ticks.length);
      }
    }
  });

  it('fits logarithmic axes by powers of ten, or by round numbers in between', () => {
    const decay = chart((x) => 10 ** (-x / 50), axis(1e-8, 1, true, 6));
    const { y } = zoomModel(decay, RANGE);
    // From 1e-2 to 1e-4.
    expect([y.min * 1e4, y.max * 1e2]).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
    const slow = chart((x) => 0.3 + x / 1000, axis(0.01, 1, true, 6));
    const near = zoomModel(slow, RANGE).y;
    // From 0.4 to 0.5: the ends themselves are round.
    expect(near.log).toBe(true);
    expect(near.min).toBeCloseTo(0.4, 6);
    expect(near.max).toBeLessThanOrEqual(0.55);
    expect(near.ticks.length).toBeGreaterThanOrEqual(3);
    expect(near.ticks.map(near.format)).toEqual(['0.40', '0.45', '0.50']);
  });

  it('writes shares as percentages, and leaves fixed axes alone', () => {
    const whole = chart((x) => 0.75 + x / 3200, {
      ...axis(0, 1, false, 3),
      max: 1.02,
      percent: true,
    });
    const { y } = zoomModel(whole, RANGE);
    // From 0.78125 to 0.8125.
    expect(y.min).toBeCloseTo(0.78, 9);
    expect(y.max).toBeCloseTo(0.82, 9);
    expect(y.ticks.map(y.format)).toEqual(['78 %', '79 %', '80 %', '81 %', '82 %']);
    const top = zoomModel(
      chart((x) => 1 - (400 - x) / 1e4, whole.y),
      { min: 200, max: 400 },
    );
    expect(Math.max(...top.y.ticks)).toBe(1);
    const fixed = { ...axis(0, 3, false, 3), fixed: true };
    expect(
      zoomModel(
        chart((x) => x, fixed),
        RANGE,
      ).y,
    ).toBe(fixed);
  });

  it('never shows more of the y axis than the whole chart', () => {
    const spike = chart((x) => (x === 150 ? 1e6 : 1), axis(0, 4, false, 4));
    const { y } = zoomModel(spike, RANGE);
    expect(y.max).toBe(4);
    const flat = chart(() => 3, axis(0, 4, false, 4));
    expect(zoomModel(flat, RANGE).y).toBe(flat.y);
    const nothing = chart(() => NaN, axis(0, 4, false, 4));
    expect(zoomModel(nothing, RANGE).y).toBe(nothing.y);
  });

  it('counts values where a curve crosses the borders', () => {
    const whole = chart((x) => x, axis(0, 400, false, 4));
    const sparse = { ...whole.curves[0], x: [0, 400], y: [0, 400] };
    // Without any point in the range the line goes from 100 to 200.
    const { y } = zoomModel({ ...whole, curves: [sparse] }, RANGE);
    expect([y.min, y.max]).toEqual([100, 200]);
  });

  it('numbers a logarithmic axis by powers of ten, or by round numbers in between', () => {
    const x = [1e-4, 1e-3, 1e-2, 1e-1, 1];
    const whole = {
      ...chart(() => 1, axis(0, 4, false, 4)),
      x: { min: 1e-4, max: 1, log: true, ticks: x, count: 5, name: '', format: String },
      curves: [{ name: 'Adam', x, y: [3, 2, 1, 2, 3], endText: '' }],
    };
    expect(zoomModel(whole, { min: 1e-3, max: 1e-1 }).x.ticks).toEqual([
      0.001, 0.003, 0.01, 0.03, 0.1,
    ]);
    const near = zoomModel(whole, { min: 0.01, max: 0.03 }).x;
    expect(near.log).toBe(true);
    expect(near.ticks).toEqual([0.01, 0.015, 0.02, 0.025, 0.03]);
    expect(near.ticks.map(near.format)).toEqual(['0.010', '0.015', '0.020', '0.025', '0.030']);
  });

  it('keeps of the marks of an experiment those in it', () => {
    const at = (x) => ({ x, y: 1 });
    const marks = [at(50), at(150), at(250)];
    const whole = {
      ...chart((x) => x, axis(0, 400, false, 4)),
      ...{ dots: marks, crosses: marks, flags: marks, points: marks },
    };
    const shown = zoomModel(whole, RANGE);
    for (const name of ['dots', 'crosses', 'flags', 'points']) {
      expect(shown[name].map(({ x }) => x)).toEqual([150]);
    }
  });
});

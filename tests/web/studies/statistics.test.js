// Medians, bands and what counts as diverged.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandOf,
  isStable,
  lossOf,
  quantile,
  spreadOf,
} from '../../../web/src/studies/statistics.js';
import { trial } from './trials.js';

describe('quantiles', () => {
  it('are those of the textbook', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
    expect(quantile([0, 10], 0.1)).toBeCloseTo(1, 12);
    expect(quantile([7], 0.9)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('know infinity', () => {
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2);
    expect(quantile([1, Infinity], 0.5)).toBe(Infinity);
    expect(quantile([Infinity, Infinity], 0.5)).toBe(Infinity);
    expect(quantile([1, 2, Infinity, Infinity], 0.25)).toBe(1.75);
  });

  it('lie between neighbours, and half of all values on each side of the median', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 });
    fc.assert(
      fc.property(values, (all) => {
        const { low, median, high, count } = spreadOf(all);
        expect(count).toBe(all.length);
        expect(low).toBe(Math.min(...all));
        expect(high).toBe(Math.max(...all));
        const below = all.filter((value) => value < median).length;
        const above = all.filter((value) => value > median).length;
        expect(below).toBeLessThanOrEqual(all.length / 2);
        expect(above).toBeLessThanOrEqual(all.length / 2);
      }),
    );
  });
});

describe('what a training is judged by', () => {
  const made = trial({ trainLoss: 0.2, valLoss: 0.3, bestValLoss: 0.25 });

  it('is what was asked for', () => {
    expect(lossOf(made, 'validation')).toBe(0.3);
    expect(lossOf(made, 'training')).toBe(0.2);
    expect(lossOf(made, 'best')).toBe(0.25);
  });

  it('is the height on a surface', () => {
    const surface = trial({ trainLoss: 0.2, valLoss: NaN, bestValLoss: 0.1 });
    expect(lossOf(surface, 'validation')).toBe(0.2);
    expect(lossOf(surface, 'best')).toBe(0.1);
  });

  it('is infinite where it diverged, and nothing where there was none', () => {
    expect(lossOf(trial({ status: 'diverged', valLoss: 0.3 }), 'validation')).toBe(Infinity);
    expect(lossOf(trial({ status: 'diverged', bestValLoss: 0.3 }), 'best')).toBe(Infinity);
    expect(lossOf(trial({ status: 'refused' }), 'validation')).toBeNaN();
    expect(lossOf(undefined, 'validation')).toBeNaN();
  });

  it('is stable if it ends below where it began', () => {
    expect(isStable(trial({ firstLoss: 0.7, trainLoss: 0.6 }))).toBe(true);
    expect(isStable(trial({ firstLoss: 0.7, trainLoss: 0.8 }))).toBe(false);
    expect(isStable(trial({ firstLoss: 0.7, trainLoss: NaN }))).toBe(false);
    expect(isStable(trial({ status: 'diverged', firstLoss: 0.7, trainLoss: 0.6 }))).toBe(false);
  });
});

describe('bands of curves', () => {
  it('have median, lowest and highest at every step', () => {
    const curve = (...valLoss) => ({ step: [0, 10, 20].slice(0, valLoss.length), valLoss });
    const band = bandOf([curve(1, 2, 3), curve(3, 2, 1), curve(2, 5, 8)], 'valLoss');
    expect(band).toEqual({ x: [0, 10, 20], low: [1, 2, 1], median: [2, 2, 3], high: [3, 5, 8] });
  });

  it('count a curve that ends early as infinite from there on', () => {
    const band = bandOf(
      [
        { step: [0, 1, 2], valLoss: [1, 1, 1] },
        { step: [0], valLoss: [3] },
      ],
      'valLoss',
    );
    expect(band.high).toEqual([3, Infinity, Infinity]);
    expect(band.low).toEqual([1, 1, 1]);
  });
});

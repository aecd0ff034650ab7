// The chart of accuracy, or of R² where the targets are numbers.

import { describe, expect, it } from 'vitest';
import { modelOf, sceneOf, view } from '../scenes.js';

const REGRESSION = { data: 'sine' };

function chartOf(values, settings) {
  const runs = values.map((one, index) => ({
    ...view(index),
    evaluations: {
      step: Int32Array.from(one, (_, i) => 100 * i),
      valAccuracy: Float32Array.from(one, (value) => (settings ? NaN : value)),
      valR2: Float32Array.from(one, (value) => (settings ? value : NaN)),
    },
  }));
  return modelOf(sceneOf(runs, { settings }), 'accuracy');
}

describe('accuracy', () => {
  it('is the evaluations, joined, with the last one at the end', () => {
    const { curves, title, y } = chartOf([[0.5, 0.75, 0.875]]);
    expect(title).toBe('Accuracy');
    expect([...curves[0].y]).toEqual([0.5, 0.75, 0.875]);
    expect(curves[0].line).toBeUndefined();
    expect(curves[0].endText).toBe('87.5\u202f%');
    expect(y.min).toBeLessThanOrEqual(0.5);
    expect(y.max).toBeGreaterThanOrEqual(1);
  });

  it('has all of it on the axis, however low', () => {
    expect(chartOf([[0.02, 0.3]]).y.min).toBeLessThanOrEqual(0.02);
  });
});

describe('R²', () => {
  it('is what is drawn of a regression', () => {
    const { curves, title, format } = chartOf([[-0.5, 0.8125]], REGRESSION);
    expect(title).toBe('R²');
    expect([...curves[0].y]).toEqual([-0.5, 0.8125]);
    expect(curves[0].endText).toBe('0.8125');
    expect(format(0.8125)).toBe('0.8125');
  });

  it('has its start on the axis, also where it is far below 0', () => {
    expect(chartOf([[-6, 0.5, 0.9]], REGRESSION).y.min).toBeLessThanOrEqual(-6);
  });

  it('leaves out what is ten times as far below 1 as the rest', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i === 20 ? -1e6 : 0.5));
    const { y } = chartOf([values], REGRESSION);
    expect(y.min).toBeGreaterThan(-10);
    expect(y.max).toBeGreaterThan(1);
  });

  it('is undefined for targets that are all the same, and then has a usual axis', () => {
    const { y, curves } = chartOf([[NaN, NaN]], REGRESSION);
    expect(curves[0].endText).toBe('');
    expect([y.min, y.max]).toEqual([0, 1.02]);
  });
});

// The chart of the learning rate.

import { describe, expect, it } from 'vitest';
import { modelOf, sceneOf, view } from '../scenes.js';

const STEPS = 1000;

/** Stretches of `width` updates whose rates a function gives. */
function ratesOf(rate, width = 1) {
  const length = Math.ceil(STEPS / width);
  const step = Int32Array.from({ length }, (_, i) => Math.min(STEPS, (i + 1) * width) - 1);
  const all = Array.from({ length: STEPS }, (_, s) => rate(s));
  const parts = Array.from(step, (last, i) => all.slice(i * width, last + 1));
  const column = (read) => Float32Array.from(parts, read);
  return {
    step,
    first: column((part) => part[0]),
    last: column((part) => part.at(-1)),
    min: column((part) => Math.min(...part)),
    max: column((part) => Math.max(...part)),
  };
}

/** A run that has made `step` of its updates. */
function runOf(index, rates, { step = STEPS, status = 'finished', lr = 0.1, ...rest } = {}) {
  const { state, ...others } = view(index, {});
  const one = Float32Array.of(lr);
  const history = { step: Int32Array.of(step - 1), lr: one, lrMin: one, lrMax: one };
  return { ...others, state: { ...state, step, status }, status, rates, history, ...rest };
}

const chartOf = (...runs) => modelOf(sceneOf(runs), 'lr');
const constant = (rate) => ratesOf(() => rate);

describe('the axis of rates', () => {
  it('has a number at a round constant, though it comes in single precision', () => {
    for (const rate of [0.01, 0.1, 0.2, 0.001, 1]) {
      const { y } = chartOf(runOf(0, constant(rate)));
      expect(y.max).toBeGreaterThan(rate);
      expect(y.ticks.map(y.format)).toContain(String(rate));
    }
  });

  it('is linear from 0 on while peaks are at most 20 times apart', () => {
    const { y, subtitle } = chartOf(runOf(0, constant(0.1)), runOf(1, constant(0.005)));
    expect([y.log, y.min, subtitle]).toEqual([false, 0, '']);
  });

  it('is logarithmic beyond, says so, and is never of parts of peaks', () => {
    for (const low of [0.004, 0.001, 1e-4]) {
      const { y, subtitle, curves } = chartOf(runOf(0, constant(0.1)), runOf(1, constant(low)));
      expect([y.log, subtitle]).toEqual([true, 'log']);
      expect(y.min).toBeLessThanOrEqual(low);
      expect(curves[1].line.y.every((rate) => rate === Math.fround(low))).toBe(true);
    }
  });

  it('has a place for 0 at its bottom edge', () => {
    const half = ratesOf((s) => (s < 500 ? 1e-4 : 0));
    const { y } = chartOf(runOf(0, constant(1)), runOf(1, half));
    expect([y.log, y.hasZero, y.format(y.ticks[0])]).toEqual([true, true, '0']);
    expect(y.ticks[0]).toBe(y.min);
  });

  it('spends no decades on the last updates of a schedule that falls to 0', () => {
    const cosine = ratesOf((s) => 0.5e-3 * (1 + Math.cos((Math.PI * s) / STEPS)));
    const { y } = chartOf(runOf(0, constant(1)), runOf(1, cosine));
    expect(y.min).toBeGreaterThan(1e-7);
    expect(y.min).toBeLessThan(1e-5);
    // A schedule that is low for long is no tail.
    const exponential = ratesOf((s) => 10 ** ((-8 * s) / STEPS));
    expect(chartOf(runOf(0, constant(100)), runOf(1, exponential)).y.min).toBeLessThan(2e-8);
  });

  it('has no numbers where there is no rate', () => {
    const { y, x, emptyWords } = modelOf({ ...sceneOf([]), frame: { runs: [] } }, 'lr');
    expect(y.ticks).toEqual([]);
    expect([x.min, x.max]).toEqual([0, 2000]);
    expect(emptyWords).toBe('No run yet');
    const zero = chartOf(runOf(0, constant(0)));
    expect(zero.y.ticks).toEqual([0]);
  });
});

describe('the curve of a rate', () => {
  it('holds each rate from its update to the next, so that changes are vertical', () => {
    const { curves } = chartOf(
      runOf(
        0,
        ratesOf((s) => (s < 500 ? 1 : 0.5)),
      ),
    );
    const [{ line }] = curves;
    const jump = line.x.flatMap((x, i) => (x === 500 ? [line.y[i]] : []));
    expect(jump).toEqual([1, 0.5]);
    expect([line.x[0], line.x.at(-1)]).toEqual([0, STEPS]);
  });

  it('loses no extreme of a stretch', () => {
    const { curves } = chartOf(
      runOf(
        0,
        ratesOf((s) => 0.1 + (s % 20) / 20, 50),
      ),
    );
    const [{ line, x, y }] = curves;
    expect(Math.min(...line.y)).toBeCloseTo(0.1, 6);
    expect(Math.max(...line.y)).toBeCloseTo(1.05, 6);
    // What can be read off are rates of single updates.
    y.forEach((rate, i) => expect(rate).toBeCloseTo(0.1 + (x[i] % 20) / 20, 6));
  });

  it('is solid as far as training has come, and ends with the rate of the last update', () => {
    const run = runOf(
      0,
      ratesOf((s) => 1 - s / STEPS),
      { step: 300, status: 'training', lr: 0.701 },
    );
    const [curve] = chartOf(run).curves;
    expect([curve.solidTo, curve.endText, curve.openEnd]).toEqual([300, '0.701', '']);
  });

  it('does not say a rate twice', () => {
    const scene = sceneOf(
      [0, 1].map((index) => runOf(index, constant(0.1 + index), { lr: 0.1 + index })),
    );
    scene.config.runs.forEach((run, index) => (run.params = { lr: 0.1 + index }));
    const { curves } = modelOf(scene, 'lr');
    expect(curves.map(({ name, endText }) => [name, endText])).toEqual([
      ['SGD lr 0.1', ''],
      ['SGD lr 1.1', ''],
    ]);
  });
});

describe('a schedule that reacts to the loss', () => {
  const history = {
    step: Int32Array.of(1, 3, 5),
    lr: Float32Array.of(1, 0.5, 0.5),
    lrMin: Float32Array.of(1, 0.5, 0.5),
    lrMax: Float32Array.of(1, 1, 0.5),
  };

  it('is drawn as it was used, and said to be unknown ahead', () => {
    const [curve] = chartOf(runOf(0, null, { step: 6, status: 'training', history })).curves;
    expect(curve.x).toEqual([1, 3, 5]);
    expect(curve.y).toEqual([1, 0.5, 0.5]);
    expect(Math.max(...curve.line.x)).toBe(6);
    expect(new Set(curve.line.y)).toEqual(new Set([1, 0.5]));
    expect(curve.openEnd).toBe('ahead: depends on the loss');
  });

  it('has nothing ahead once it is over', () => {
    const [curve] = chartOf(runOf(0, null, { step: 6, history })).curves;
    expect(curve.openEnd).toBe('');
  });
});

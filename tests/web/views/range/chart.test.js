// What the chart of a rate-range test shows: all runs, or one of them.

import { expect, it } from 'vitest';
import { rangeModel } from '../../../../web/src/views/range/chart.js';
import { trial } from '../../studies/trials.js';

const series = ['Adam', 'SGD'].map((name, slot) => ({ name, slot, dash: [] }));
const rates = Float64Array.from({ length: 200 }, (_, i) => 10 ** (i / 50 - 3));
const loss = rates.map((rate) => 0.1 + (Math.log10(rate) - Math.log10(0.5)) ** 2 / 10);
const results = [1, 2].map((factor) =>
  trial({ history: { lr: rates, loss: loss.map((one) => factor * one), step: rates } }),
);
const outcome = { plan: { from: 1e-3, to: 10 }, results, series };

it('names what it suggests where one run is shown', () => {
  expect(rangeModel(outcome, null).flags).toEqual([]);
  const { curves, flags, dots } = rangeModel(outcome, 1);
  expect(curves.map(({ name }) => name)).toEqual(['SGD']);
  expect(flags.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^steepest 0\.\d+/),
    expect.stringMatching(/^lowest \/ 10 0\.0\d+/),
  ]);
  expect(dots.map(({ slot }) => slot)).toEqual([1, 1]);
});

it('has room above the highest first loss, and none for an explosion', () => {
  const { y } = rangeModel(outcome, null);
  const first = Math.max(...rangeModel(outcome, null).curves.map((curve) => curve.y[0]));
  expect(y.max).toBeGreaterThanOrEqual(1.3 * first);
  expect(y.log).toBe(false);
});

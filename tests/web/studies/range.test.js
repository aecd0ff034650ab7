// Rate-range tests: the training they take, the rates they suggest, and how these are shown.

import { describe, expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../web/src/config/index.js';
import { centredMeans, planRange, rangeResult } from '../../../web/src/studies/range.js';
import { rangeModel } from '../../../web/src/views/range/chart.js';
import { rangeHeadline, rangeTable, rangeWords } from '../../../web/src/views/range/report.js';
import { catalog, index } from '../catalog/catalog.js';
import { trial } from './trials.js';

function planOf(link) {
  const { config, problems } = parseLink(`v=1&${link}`, catalog);
  expect(problems).toEqual([]);
  const value = (key) => settingValue(config.settings, key, index);
  return planRange({ config, catalog, value, selected: 0 });
}

// 10^(-5 + 6 i / (n - 1)): from 1e-5 to 10.
const COUNT = 601;
const rates = Array.from({ length: COUNT }, (_, i) => 10 ** (-5 + (6 * i) / (COUNT - 1)));
const placeOf = (exponent) => ((exponent + 5) * (COUNT - 1)) / 6;
const testOf = (lossAt, changes = {}) =>
  trial({ ...changes, history: { lr: rates, loss: rates.map((_, i) => lossAt(i)), step: [] } });

describe('the training of a rate-range test', () => {
  it('grows the rate of every run that has one, without its schedule', () => {
    const plan = planOf('range.steps=50&run=adam,lr=0.3,schedule=cosine,warmup=5&run=sgd');
    expect(plan.obstacle).toBe('');
    expect(plan.jobs).toHaveLength(2);
    const [{ spec, steps }] = plan.jobs;
    expect(steps).toBe(50);
    expect(spec.settings.steps).toBe(50);
    expect(spec.optimizer).toEqual({ id: 'adam', params: { lr: 1e-5 } });
    expect(spec.schedule).toEqual({ id: 'range-test', params: { end_lr: 10 } });
    expect(spec.warmup).toBeNull();
  });

  it('needs a range', () => {
    expect(planOf('range.from=1&range.to=0.1&run=sgd').obstacle).not.toBe('');
    expect(planOf('range.runs=3&run=sgd').obstacle).not.toBe('');
  });
});

describe('means around a place', () => {
  it('leave a straight line where it is', () => {
    const line = Array.from({ length: 20 }, (_, i) => 3 - 0.1 * i);
    centredMeans(line, 4).forEach((mean, i) => expect(mean).toBeCloseTo(line[i], 12));
  });

  it('are narrower at the ends', () => {
    expect(centredMeans([1, 2, 6, 2, 1], 1)).toEqual([1, 3, 10 / 3, 3, 1]);
  });
});

const series = ['Adam', 'SGD'].map((name, slot) => ({ name, slot, dash: [] }));

describe('the suggestion', () => {
  // Falls along a logistic curve whose steepest place is known, then explodes.
  const logistic = (i, middle) => 1 - 0.9 / (1 + Math.exp(-(i - placeOf(middle)) / 15));
  const exploding = (i) => logistic(i, -2) + Math.exp((i - placeOf(0)) / 12) * 0.5;

  it('is where the loss falls fastest, and a tenth of where it is lowest', () => {
    const result = rangeResult(testOf(exploding));
    expect(result.message).toBe('');
    expect(Math.abs(Math.log10(result.steepest) + 2)).toBeLessThan(0.06);
    // The lowest place solves the derivative; found here by trying every place.
    const lowest = rates.map((_, i) => i).reduce((a, b) => (exploding(b) < exploding(a) ? b : a));
    expect(Math.abs(Math.log10(result.lowest) - Math.log10(rates[lowest]))).toBeLessThan(0.1);
    expect(result.tenth).toBeCloseTo(result.lowest / 10, 12);
    expect(result.isOpen).toBe(false);
    expect(result.tooHigh).toBeGreaterThan(result.lowest);
    const words = rangeWords(result, 'Adam', { number: String, loss: String }, 10);
    expect(words).toContain(`falls fastest at ${result.steepest}`);
    expect(words).toContain(String(result.tenth));
  });

  it('does not move with noise that has no memory', () => {
    const noise = (i) => 0.05 * Math.sin(i * 12.9898) * Math.cos(i * 78.233);
    const { steepest } = rangeResult(testOf((i) => exploding(i) + noise(i)));
    expect(Math.abs(Math.log10(steepest) + 2)).toBeLessThan(0.25);
  });

  it('is none where the loss falls by no more than its batches scatter', () => {
    // Uniform noise of a generator with a known seed.
    let seed = 7;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5;
    const flat = testOf((i) =>
      i < placeOf(0) ? 0.69 - i / 20_000 + 0.2 * random() : 0.69 + (i - 500) / 20,
    );
    const result = rangeResult(flat);
    expect(result.isUnclear).toBe(true);
    expect([result.steepest, result.lowest, result.tenth]).toEqual([NaN, NaN, NaN]);
    const format = { number: String, loss: String };
    expect(rangeWords(result, 'SGD', format, 10)).toMatch(/^SGD: not clear/);
    expect(rangeHeadline([flat], ['SGD'], String)).toMatch(/^Not clear/);
    const both = rangeHeadline([flat, testOf(exploding)], ['SGD', 'Adam'], String);
    expect(both).toMatch(/^The loss falls fastest at 0\.0\d+ \(Adam\); not clear for SGD\.$/);
    expect(
      rangeModel({ plan: { from: 1e-5, to: 10 }, results: [flat], series }, null).dots,
    ).toEqual([]);
  });

  it('says that higher rates may be tried when the loss still falls at the end', () => {
    const result = rangeResult(testOf((i) => 1 - i / 1000));
    expect(result.isOpen).toBe(true);
    expect(rangeWords(result, 'A', { number: String, loss: String }, 10)).toMatch(/still falls/);
  });

  it('is none where the loss never falls', () => {
    const result = rangeResult(testOf((i) => 1 + i / 100));
    expect(result.steepest).toBeNaN();
    expect(result.tenth).toBeNaN();
    expect(rangeWords(result, 'A', { number: String, loss: String }, 10)).toMatch(/does not fall/);
  });

  it('ends where training diverged', () => {
    const short = {
      lr: rates.slice(0, 400),
      loss: rates.slice(0, 400).map((_, i) => logistic(i, -2)),
    };
    const result = rangeResult(trial({ status: 'diverged', history: { ...short, step: [] } }));
    expect(result.tooHigh).toBeCloseTo(Number(rates[399].toPrecision(2)), 12);
    expect(result.isOpen).toBe(false);
  });

  it('is none without any training, with the reason', () => {
    const result = rangeResult(trial({ status: 'refused', message: 'hidden: too many' }));
    expect(result.message).toBe('hidden: too many');
    expect(rangeWords(result, 'A', { number: String, loss: String }, 10)).toBe(
      'A: hidden: too many.',
    );
  });
});

describe('the chart of a rate-range test', () => {
  const rates = Float64Array.from({ length: 200 }, (_, i) => 10 ** (i / 50 - 3));
  const loss = rates.map((rate) => 0.1 + (Math.log10(rate) - Math.log10(0.5)) ** 2 / 10);
  const results = [1, 2].map((factor) =>
    trial({ history: { lr: rates, loss: loss.map((one) => factor * one), step: rates } }),
  );
  const outcome = { plan: { from: 1e-3, to: 10 }, results, series };

  it('names what it suggests where one run is shown', () => {
    expect(rangeModel(outcome, null).flags).toEqual([]);
    const { curves, flags, dots } = rangeModel(outcome, 1);
    // Behind the means there are the losses themselves.
    expect(curves.map(({ name }) => name)).toEqual(['SGD, each batch', 'SGD']);
    expect([...curves[0].y]).toEqual([...results[1].history.loss]);
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
});

it('the table of a rate-range test has a row per update, with the name of its run', () => {
  const history = { lr: [0.1, 0.2], loss: [3, 2], step: [0, 1] };
  const { columns, rows } = rangeTable(
    { jobs: [{}, {}] },
    [undefined, trial({ history })],
    ['A', 'B'],
  );
  expect(columns).toEqual(['run', 'update', 'lr', 'loss', 'smoothed']);
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ['B', 0, 0.1, 3],
    ['B', 1, 0.2, 2],
  ]);
});

// Charts of what was recorded: limits, bands, lanes, words.

import { describe, expect, it } from 'vitest';
import { emptyRun, normalizeConfig } from '../../../web/src/config/index.js';
import {
  chartIds,
  chartsInForce,
  frameModel,
  rateModel,
} from '../../../web/src/ui/model/curves.js';
import {
  aboutChart,
  chartGroups,
  diagnosticModel,
  measuresOf,
} from '../../../web/src/ui/model/diagnostic-charts.js';
import { settingValue } from '../../../web/src/ui/model/entries.js';
import { catalog } from '../config/catalog.js';

const STEPS = 1000;

// Points at steps 0, 100, ..., 900; channel c has the value valueOf(c, step).
function record(channels, valueOf, rest = {}) {
  const step = Int32Array.from({ length: 10 }, (_, i) => 100 * i);
  const mean = new Float32Array(10 * channels);
  for (let c = 0; c < channels; c++) step.forEach((s, i) => (mean[10 * c + i] = valueOf(c, s)));
  const extra = { since: 0, interval: 1, samples: 0, preconditioned: false };
  return { step, mean, min: mean, max: mean, ...extra, ...rest };
}

const NO_STEPS = { step: new Int32Array(0) };

function view(index, measures) {
  const state = { step: STEPS, steps: STEPS, stateSize: 200 * index, parameterCount: 100 };
  const evaluations = { step: Int32Array.of(0, 500), gradNorm: Float32Array.of(3, 2) };
  evaluations.weightNorm = evaluations.updateRatio = evaluations.gradNorm;
  const rates = new Float32Array(512).fill(0.1);
  return { index, status: 'finished', state, evaluations, rates, measures };
}

function storeOf(views, { settings = {}, selected = 0 } = {}) {
  const runs = views.map(() => emptyRun('sgd', catalog));
  const config = normalizeConfig({ version: 1, settings, runs }, catalog);
  return {
    config,
    catalog,
    frame: { runs: views },
    ui: { cursor: null, selected },
    value: (key, run) => settingValue(catalog, config, key, run),
  };
}

const modelOf = (store, id) => diagnosticModel(store, frameModel(store), id);

describe('the list of charts', () => {
  it('has a name, a heading and a sentence for every chart of the catalog', () => {
    const ids = chartIds(catalog);
    const groups = chartGroups(ids);
    expect(groups.flatMap(({ charts }) => charts.map(({ id }) => id))).toEqual(ids);
    expect(groups.map(({ group }) => group)).not.toContain('Others');
    for (const id of ids) expect(aboutChart(id).length).toBeGreaterThan(10);
    const names = groups.flatMap(({ charts }) => charts.map(({ name }) => name));
    expect(new Set(names).size).toBe(ids.length);
  });

  it('asks for nothing that no chart shows', () => {
    expect(measuresOf(['loss', 'lr', 'accuracy', 'memory'])).toEqual([]);
    expect(measuresOf(['layer-gradient-norm', 'gradient-norm', 'sharpness'])).toEqual([
      'gradient-norm',
      'sharpness',
    ]);
  });

  it('shows the gradient of a surface, which has no accuracy', () => {
    const network = storeOf([view(0)]);
    expect(chartsInForce(network)).toEqual(['loss', 'lr', 'accuracy']);
    const surface = storeOf([view(0)], { settings: { problem: 'surface' } });
    expect(chartsInForce(surface)).toEqual(['loss', 'lr', 'gradient-norm']);
    expect(chartsInForce(surface, ['accuracy', 'gradient-norm'])).toEqual(['gradient-norm']);
  });

  it('draws every chart before anything is recorded', () => {
    // One run is not asked yet, the other has just been.
    const begun = Object.fromEntries(
      measuresOf(chartIds(catalog)).map((measure) => [measure, record(0, () => 0, NO_STEPS)]),
    );
    const store = storeOf([view(0), view(1, begun)]);
    for (const id of chartIds(catalog).filter((one) => measuresOf([one]).length)) {
      const model = modelOf(store, id);
      expect(model.title.length).toBeGreaterThan(3);
      expect(model.y.max).toBeGreaterThan(model.y.min);
      expect(model.y.ticks.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('sharpness', () => {
  const sharpness = (limit, rest = {}) => ({
    sharpness: record(3, (c, s) => [s / 50, limit, 1e-4][c], {
      interval: 100,
      samples: 250,
      ...rest,
    }),
  });

  it('has one dashed line for runs with one limit, in no colour of a run', () => {
    const model = modelOf(storeOf([view(0, sharpness(20)), view(1, sharpness(20))]), 'sharpness');
    expect(model.references).toHaveLength(1);
    expect(model.references[0]).toMatchObject({ slot: null, words: 'limit 2 / rate' });
    expect(model.subtitle).toBe('dashed: limit, 250 samples, every 100 steps');
    expect(model.curves).toHaveLength(2);
    expect(model.y.max).toBeGreaterThanOrEqual(20);
  });

  it('tells limits apart, and rules that divide by P', () => {
    const other = sharpness(380, { preconditioned: true });
    const model = modelOf(storeOf([view(0, sharpness(20)), view(1, other)]), 'sharpness');
    expect(model.references.map(({ words, slot }) => [words.replace(/^.*: /, ''), slot])).toEqual([
      ['limit 2 / rate', 0],
      ['limit 38 / rate', 1],
    ]);
    expect(model.subtitle).toContain('P⁻¹H');
  });

  it('has no line where no limit is known, and says when it began late', () => {
    const late = sharpness(NaN, { since: 700 });
    const model = modelOf(storeOf([view(0, late)]), 'sharpness');
    expect(model.references).toEqual([]);
    expect(model.subtitle).toContain('from step 700 on');
  });
});

describe('charts per layer', () => {
  // Three layers and the whole.
  const norms = () => ({ 'gradient-norm': record(4, (c) => 10 ** -c) });

  it('show all runs where there are few lines, else the selected run', () => {
    const few = () => ({ 'gradient-norm': record(3, (c) => 10 ** -c) });
    const two = modelOf(storeOf([view(0, few()), view(1, few())]), 'layer-gradient-norm');
    expect(two.curves).toHaveLength(4);
    const views = [0, 1].map((index) => view(index, norms()));
    const three = modelOf(storeOf(views, { selected: 1 }), 'layer-gradient-norm');
    expect(three.curves.map(({ name }) => name)).toEqual(['layer 1', 'layer 2', 'output']);
    expect(three.curves.every(({ index }) => index === 1)).toBe(true);
    expect(three.curves[0].alpha).toBeGreaterThan(three.curves[2].alpha);
    expect(three.y.log).toBe(true);
  });

  it('the whole is the last channel; until it comes, evaluations stand in for it', () => {
    const store = storeOf([view(0, norms()), view(1)]);
    const { curves } = modelOf(store, 'gradient-norm');
    expect(curves[0].y[5]).toBeCloseTo(1e-3);
    expect([...curves[1].y]).toEqual([3, 2]);
  });

  it('leave the axis to runs that go on where another diverges', () => {
    const calm = view(0, { 'gradient-norm': record(2, (c, step) => 1 + step / 500) });
    const lost = view(1, { 'gradient-norm': record(2, (c, step) => 10 ** (step / 50)) });
    const { y } = modelOf(storeOf([calm, { ...lost, status: 'diverged' }]), 'gradient-norm');
    expect(y.max).toBeLessThan(1e3);
    // Where all diverge, all count.
    const both = [calm, lost].map((one) => ({ ...one, status: 'diverged' }));
    expect(modelOf(storeOf(both), 'gradient-norm').y.max).toBeGreaterThan(1e9);
  });

  it('give every hidden layer a lane, with the numbers themselves for readers', () => {
    const activations = record(14, (c) => [-0.9, -0.5, 0.1, 0.5, 0.9, 0.25, 0.5][c % 7]);
    const store = storeOf([view(0, { activations })]);
    const { curves, y } = modelOf(store, 'activations');
    expect(curves.map(({ name }) => name)).toEqual(['layer 1', 'layer 2']);
    expect(y).toMatchObject({ min: 0, max: 2 });
    // The first layer is on top.
    expect(curves[0].y[0]).toBeGreaterThan(1);
    expect(curves[1].y[0]).toBeLessThan(1);
    expect(curves[0].values[0]).toBeCloseTo(0.1);
    const [wide, narrow] = curves[0].bands;
    expect(wide.low[0]).toBeLessThan(narrow.low[0]);
    expect(narrow.high[0]).toBeLessThan(wide.high[0]);
    const dead = modelOf(store, 'dead-units');
    expect(dead.curves.map(({ y: share }) => share[3])).toEqual([0.25, 0.25]);
    expect(dead.format(0.25)).toBe('25 %');
  });

  it('say so where a network has no hidden layer', () => {
    const activations = { ...record(0, () => 0), interval: 0 };
    const model = modelOf(storeOf([view(0, { activations })]), 'activations');
    expect(model.subtitle).toContain('no hidden layer');
    expect(model.curves).toEqual([]);
  });
});

describe('the noise scale', () => {
  it('has its error as a band and the batch as a line', () => {
    const noise = { 'noise-scale': record(2, (c) => [80, 20][c], { interval: 50 }) };
    const store = storeOf([view(0, noise), view(1, noise)], { settings: { batch: 16 } });
    const model = modelOf(store, 'noise-scale');
    expect(model.curves[0].bands[0].low[4]).toBe(60);
    expect(model.curves[0].bands[0].high[4]).toBe(100);
    expect(model.references).toHaveLength(1);
    expect(model.references[0]).toMatchObject({ words: 'batch 16', slot: null, y: [16, 16] });
  });

  it('says where it is not defined', () => {
    const noise = { 'noise-scale': record(2, () => NaN, { interval: 0 }) };
    expect(modelOf(storeOf([view(0, noise)]), 'noise-scale').subtitle).toContain('not defined');
  });
});

it('memory is a line at the numbers kept for each parameter', () => {
  const { curves } = modelOf(storeOf([view(0), view(1)]), 'memory');
  expect(curves.map(({ y }) => y)).toEqual([
    [0, 0],
    [2, 2],
  ]);
});

it('the rate has a number at a round constant, though it comes in single precision', () => {
  for (const rate of [0.01, 0.1, 0.2, 0.001, 1]) {
    const one = { ...view(0, {}), rates: new Float32Array(512).fill(rate) };
    const store = storeOf([one]);
    const { y } = rateModel(store, frameModel(store));
    expect(y.max).toBeGreaterThan(rate);
    expect(y.ticks.map(y.format)).toContain(String(rate));
  }
});

// Sweeps: which trainings they take, and what is read from them.

import { describe, expect, it } from 'vitest';
import { parseLink, runSpec, settingValue } from '../../../web/src/config/index.js';
import { freeNamesOf } from '../../../web/src/studies/axes.js';
import { MAX_TRIALS } from '../../../web/src/studies/plan.js';
import {
  bestCell,
  isAtEdge,
  largestStable,
  planSweep,
  sweepResults,
} from '../../../web/src/studies/sweep.js';
import { tableToCsv, tableToText } from '../../../web/src/studies/tables.js';
import { sweepHeadline, sweepTable, sweepWords } from '../../../web/src/views/sweep/report.js';
import { catalog, index } from '../catalog/catalog.js';
import { trial } from './trials.js';

function planOf(link, selected = 0) {
  const { config, problems } = parseLink(`v=1&${link}`, catalog);
  expect(problems).toEqual([]);
  const value = (key) => settingValue(config.settings, key, index);
  return { config, plan: planSweep({ config, catalog, value, selected }) };
}

const seedsOf = ({ spec }) => [
  spec.settings['init.seed'],
  spec.settings['batch.seed'],
  spec.settings['data.seed'],
];

describe('the trainings of a sweep', () => {
  it('are W5 where nothing is asked for but its rates', () => {
    const { plan } = planOf('hidden=8-8&batch=10&sweep.from=0.001&sweep.to=0.1&run=adam,lr=0.01');
    expect(plan.obstacle).toBe('');
    expect(plan.jobs).toHaveLength(36);
    expect(plan.x.values).toHaveLength(12);
    const rates = plan.jobs.map(({ spec }) => spec.optimizer.params.lr);
    // All rates of a seed before the next seed: a whole curve is there soon.
    expect(rates.slice(0, 12)).toEqual(plan.x.values);
    expect(plan.jobs.slice(0, 12).map(seedsOf)).toEqual(Array(12).fill([1, 1, undefined]));
    expect(plan.jobs.slice(12, 24).map(seedsOf)).toEqual(Array(12).fill([2, 2, undefined]));
    expect(plan.jobs.every(({ steps }) => steps === 2000)).toBe(true);
  });

  it('train what the run itself would, with the run’s own value and first seed', () => {
    const { config, plan } = planOf(
      'noise=0.1&init.seed=5&sweep.from=0.01&sweep.to=0.1&sweep.points=2&sweep.seeds=1' +
        '&run=adamw,lr=0.01,schedule=cosine,warmup=10,batch=20,with=clip-norm',
    );
    const own = runSpec(config, 0, catalog);
    const { spec } = plan.jobs[0];
    const seeds = { 'init.seed': 5, 'batch.seed': 1 };
    expect(spec).toEqual({ ...own, settings: { ...own.settings, ...seeds } });
  });

  it('vary the data only where that is wanted', () => {
    const link = 'sweep.points=2&sweep.seeds=2&data.seed=7&run=sgd';
    expect(planOf(`${link}&sweep.vary=data`).plan.jobs.map(seedsOf)).toEqual([
      [1, 1, 7],
      [1, 1, 7],
      [2, 2, 8],
      [2, 2, 8],
    ]);
    const specs = planOf(link).plan.jobs.map(({ spec }) => spec.settings['data.seed']);
    expect(specs).toEqual([7, 7, 7, 7]);
  });

  it('can be of fewer steps than the runs', () => {
    const { plan } = planOf('sweep.steps=150&run=sgd');
    expect(plan.jobs.every(({ spec, steps }) => spec.settings.steps === 150 && steps === 150)).toBe(
      true,
    );
  });

  it('are of the selected run, of one by its number, or of all that are shown', () => {
    const runs = '&run=adam&run=sgd,visible=0&run=lion';
    expect(planOf(`sweep.seeds=1${runs}`, 2).plan.runs).toEqual([2]);
    expect(planOf(`sweep.runs=2${runs}`, 0).plan.runs).toEqual([1]);
    expect(planOf(`sweep.runs=all${runs}`, 0).plan.runs).toEqual([0, 2]);
    expect(planOf('').plan.obstacle).toBe('Add a run to begin.');
    expect(planOf(`sweep.runs=7${runs}`, 0).plan.obstacle).toMatch(/no such run/);
  });

  it('go over choices, switches, widths and depths', () => {
    const words = planOf('sweep.x=activation&sweep.seeds=1&run=sgd').plan;
    expect(words.x.values).toEqual(catalog.activations.map(({ id }) => id));
    const fallback = index.settingById.get('activation').default;
    expect(words.jobs.map(({ spec }) => spec.settings.activation ?? fallback)).toEqual(
      words.x.values,
    );
    const flags = planOf('sweep.x=bias&sweep.seeds=1&run=sgd').plan;
    expect(flags.jobs.map(({ spec }) => spec.settings.bias ?? true)).toEqual([false, true]);
    const widths = planOf('sweep.x=width&sweep.seeds=1&hidden=4-4-4&run=sgd').plan;
    expect(widths.jobs.at(-1).spec.settings.hidden).toEqual([64, 64, 64]);
    const depths = planOf('sweep.x=depth&sweep.from=0&sweep.to=2&sweep.seeds=1&hidden=9&run=sgd');
    expect(depths.plan.jobs.map(({ spec }) => spec.settings.hidden)).toEqual([[], [9], [9, 9]]);
    const schedules = planOf('sweep.x=schedule&sweep.seeds=1&run=sgd').plan;
    expect(schedules.x.values).not.toContain('range-test');
    expect(schedules.jobs.map(({ spec }) => spec.schedule.id)).toEqual(schedules.x.values);
  });

  it('cover every pair of two settings, of one run', () => {
    const { plan } = planOf(
      'sweep.y=batch&sweep.points=4&sweep.y.points=3&sweep.runs=all&run=adam&run=sgd',
    );
    expect(plan.runs).toEqual([0]);
    expect(plan.note).toMatch(/one run/);
    expect(plan.cells).toHaveLength(plan.x.values.length * plan.y.values.length);
    const pairs = plan.cells.map(({ definition }) => [
      definition.params.lr,
      definition.overrides.batch,
    ]);
    expect(new Set(pairs.map(String)).size).toBe(plan.cells.length);
  });

  it('leave out runs that have nothing of that name, and say so', () => {
    const { plan } = planOf('sweep.x=beta2&sweep.runs=all&run=adam&run=sgd');
    expect(plan.runs).toEqual([0]);
    expect(plan.note).toMatch(/1 of the runs/);
    expect(planOf('sweep.x=beta2&run=sgd').plan.obstacle).toMatch(/beta2/);
  });

  it('leave out the first run as well as any other', () => {
    const { plan } = planOf('sweep.x=beta2&sweep.runs=all&run=sgd&run=adam');
    expect(plan.runs).toEqual([1]);
    expect(planOf('sweep.x=beta2&sweep.runs=all&run=sgd&run=momentum').plan.obstacle).toBe(
      'None of the runs has beta2.',
    );
  });

  it('vary the free names of own rules, as far as their sliders and values go', () => {
    const link = 'sweep.x=k&sweep.points=3&sweep.seeds=1&sweep.runs=all&run=sgd';
    const { config, plan } = planOf(
      `${link}&run=custom,rule=w=w-lr*k*g&run=custom,rule=w=w-k*g,k=4`,
    );
    expect(plan.obstacle).toBe('');
    expect(plan.runs).toEqual([1, 2]);
    expect(plan.note).toMatch(/1 of the runs have no k/);
    expect(plan.x.values).toEqual([0, 2, 4]);
    expect(plan.jobs.map(({ spec }) => spec.optimizer.params.k ?? 0.1)).toEqual([0, 2, 4, 0, 2, 4]);
    expect(freeNamesOf(config.runs, catalog)).toEqual(['k']);
    // A decay runs close to 1, and a second setting makes a map.
    const map = planOf(
      'sweep.x=mu&sweep.points=4&sweep.y=k&sweep.y.points=2&sweep.seeds=1' +
        '&run=custom,rule=m=mu*m%2Bg;w=w-lr*k*m',
    ).plan;
    expect(map.cells).toHaveLength(8);
    expect(map.x.values.at(-1)).toBe(0.9999);
    expect(map.cells.at(-1).definition.params).toMatchObject({ mu: 0.9999, k: 1 });
  });

  it('say when the rule no longer has the name', () => {
    const { config } = planOf('sweep.x=k&run=custom,rule=w=w-lr*k*g');
    config.runs[0].params = { rule: 'w=w-lr*g' };
    const value = (key) => settingValue(config.settings, key, index);
    expect(planSweep({ config, catalog, value, selected: 0 }).obstacle).toBe('The run has no k.');
  });

  it('are refused with the number that fits when they are too many', () => {
    const { plan } = planOf(
      'sweep.y=batch&sweep.points=40&sweep.y.points=20&sweep.seeds=20&run=sgd',
    );
    expect(plan.obstacle).toContain(String(MAX_TRIALS));
    expect(plan.jobs).toEqual([]);
  });

  it('exist for every word of the settings, on every kind of problem', () => {
    const keys = catalog.settings.find(({ id }) => id === 'sweep.x').choices;
    for (const problem of ['data=spiral', 'problem=surface', 'data=sine']) {
      for (const key of keys) {
        const { plan } = planOf(`${problem}&sweep.x=${key}&sweep.seeds=1&run=adam`);
        if (plan.obstacle) expect(plan.obstacle).toContain(key);
        else expect(plan.jobs.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('the results of a sweep', () => {
  const { plan } = planOf('sweep.from=0.001&sweep.to=1&sweep.points=4&sweep.seeds=3&run=adam');
  // Three seeds at 0.001, 0.01, 0.1 and 1; at 0.1 one ends above where it began, at 1 two diverge.
  const losses = [
    [0.9, 0.8, 0.7],
    [0.2, 0.1, 0.3],
    [0.4, 1.5, 0.35],
    [0.6, Infinity, Infinity],
  ];
  const made = plan.jobs.map(({ cell }, i) => {
    const loss = losses[cell][Math.floor(i / 4)];
    return loss === Infinity
      ? trial({ status: 'diverged' })
      : trial({ valLoss: loss, trainLoss: loss });
  });
  const results = sweepResults(plan, made);

  it('are medians and ranges over the seeds; diverged ones are infinite', () => {
    expect(results.map(({ spread }) => spread)).toEqual([
      { count: 3, low: 0.7, median: 0.8, high: 0.9 },
      { count: 3, low: 0.1, median: 0.2, high: 0.3 },
      { count: 3, low: 0.35, median: 0.4, high: 1.5 },
      { count: 3, low: 0.6, median: Infinity, high: Infinity },
    ]);
    expect(results.map(({ diverged }) => diverged)).toEqual([0, 0, 0, 2]);
  });

  it('name the best value and the largest stable one', () => {
    expect(bestCell(plan, results, 0)).toBe(1);
    expect(largestStable(plan, results, 0)).toBe(0.01);
    expect([0, 1, 2, 3].map((cell) => isAtEdge(plan, cell))).toEqual([true, false, false, true]);
  });

  it('say so in words', () => {
    const format = { value: (_, value) => String(value), loss: String };
    const [words] = sweepWords(plan, made, ['Adam'], format, 'lr');
    expect(words).toContain('Adam: best at lr 0.01, with 0.2 (0.1 to 0.3).');
    expect(words).toContain('Largest stable rate: 0.01');
    // While trainings are missing, nobody knows what is stable.
    const [some] = sweepWords(plan, made.with(11, undefined), ['Adam'], format, 'lr');
    expect(some).toBe('Adam: best at lr 0.01, with 0.2 (0.1 to 0.3).');
  });

  it('begin with the lowest, its band, and who is within it', () => {
    const format = { place: ({ x }) => `lr ${plan.x.values[x]}`, loss: String };
    expect(sweepHeadline(plan, results, ['Adam'], format)).toBe(
      'The loss ends lowest at 0.2 (0.1 to 0.3 over 3 seeds) with lr 0.01.',
    );
    const both = {
      ...plan,
      runs: [0, 1],
      cells: [...plan.cells, ...plan.cells.map((cell) => ({ ...cell, run: 1 }))],
    };
    const shifted = (by) =>
      results.map((result) => ({
        ...result,
        spread: { ...result.spread, median: result.spread.median + by },
      }));
    const headline = (by) =>
      sweepHeadline(both, [...results, ...shifted(by)], ['Adam', 'SGD'], format);
    const adam = 'Adam ends lowest, at 0.2 (0.1 to 0.3 over 3 seeds) with lr 0.01';
    expect(headline(0.05)).toBe(`${adam}; SGD is within the seeds of that.`);
    expect(headline(0.5)).toBe(`${adam}.`);
  });

  it('call nothing stable that only did not diverge', () => {
    const calm = made.map(
      (trial) => trial && { ...trial, status: 'finished', trainLoss: 0.1, firstLoss: 1 },
    );
    const format = { value: (_, value) => String(value), loss: String };
    expect(sweepWords(plan, calm, ['Adam'], format, 'lr')[0]).toContain(
      'Up to the highest rate, 1, no training diverges or ends higher than it began.',
    );
  });

  it('are a table and a file', () => {
    const table = sweepTable(plan, made, ['Adam, mine']);
    expect(table.rows[3]).toEqual(['Adam, mine', 1, Infinity, 0.6, Infinity, 3, 2]);
    const lines = tableToCsv(table).split('\r\n');
    expect(lines[0]).toBe('run,lr,median,lowest,highest,seeds,diverged');
    expect(lines[4]).toBe('"Adam, mine",1,inf,0.6,inf,3,2');
    const cells = tableToText(sweepTable(plan, made, ['a\tb'])).split('\n');
    expect(cells[0]).toBe('run\tlr\tmedian\tlowest\thighest\tseeds\tdiverged');
    expect(cells[4]).toBe('a b\t1\tinf\t0.6\tinf\t3\t2');
  });

  it('are partial while trainings go on', () => {
    const some = made.map((one, i) => (i < 5 ? one : undefined));
    const partial = sweepResults(plan, some);
    expect(partial.map(({ spread }) => spread.count)).toEqual([2, 1, 1, 1]);
    expect(largestStable(plan, partial, 0)).toBeNaN();
    expect(sweepResults(plan, []).every(({ spread }) => spread.count === 0)).toBe(true);
    expect(bestCell(plan, sweepResults(plan, []), 0)).toBe(-1);
  });
});

// Maps of trainability: which trainings they take, in which order, and how they reach the workers.

import { describe, expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../../web/src/config/index.js';
import { performMap, planMap } from '../../../../web/src/studies/map/map.js';
import { MapResults, cellOrder } from '../../../../web/src/studies/map/map-results.js';
import { CellScheduler } from '../../../../web/src/studies/map/map-scheduler.js';
import { catalog, index } from '../../catalog/catalog.js';

function planOf(link, selected = 0) {
  const { config, problems } = parseLink(`v=1&${link}`, catalog);
  expect(problems).toEqual([]);
  const value = (key) => settingValue(config.settings, key, index);
  return planMap({ config, catalog, value, selected });
}

describe('a map', () => {
  it('has the rate and what suits the rule as its axes', () => {
    expect(planOf('run=momentum').y.key).toBe('momentum');
    expect(planOf('run=adam').y.key).toBe('beta1');
    expect(planOf('run=sgd').y.key).toBe('init.gain');
    expect(planOf('init=he-normal&run=sgd').y.key).toBe('batch');
  });

  it.each([
    [
      'lr',
      'momentum',
      'momentum',
      ['optimizer', 'lr', 'whole'],
      ['optimizer', 'momentum', 'whole'],
    ],
    ['lr', 'init.gain', 'sgd', ['optimizer', 'lr', 'whole'], ['setting', 'init.gain', 'whole']],
    [
      'layer_rates.1',
      'layer_rates.2',
      'sgd',
      ['setting', 'layer_rates', 'member', 0],
      ['setting', 'layer_rates', 'member', 1],
    ],
    ['width', 'batch', 'sgd', ['setting', 'hidden', 'all', 2], ['setting', 'batch', 'whole']],
    ['depth', 'l2', 'sgd', ['setting', 'hidden', 'count', 16], ['setting', 'l2', 'whole']],
    ['warmup', 'beta2', 'adam', ['warmup', 'warmup', 'whole'], ['optimizer', 'beta2', 'whole']],
    ['noise', 'dropout', 'adam', ['setting', 'noise', 'whole'], ['setting', 'dropout', 'whole']],
  ])('of %s and %s says where their values belong', (x, y, rule, first, second) => {
    const plan = planOf(`map.x=${x}&map.y=${y}&run=${rule}`);
    expect(plan.obstacle).toBe('');
    const found = plan.places.map(({ place, id, part, number }) => [place, id, part, number]);
    expect(found.map((one, i) => one.slice(0, [first, second][i].length))).toEqual([first, second]);
  });

  it('gives a cell as a run with its two values', () => {
    const plan = planOf('map.x=lr&map.y=layer_rates.2&map.cells=16&run=sgd,lr=0.1');
    const run = plan.define(plan.x.values[3], plan.y.values[5]);
    expect(run.params.lr).toBe(plan.x.values[3]);
    expect(run.overrides.layer_rates).toEqual([1, plan.y.values[5], 1]);
  });

  it('says why there is none', () => {
    expect(planOf('map.x=momentum&run=sgd').obstacle).toBe('The run has no number momentum.');
    expect(planOf('map.x=lr&map.y=lr&run=sgd').obstacle).toBe('Both axes are the same.');
    expect(planOf('map.runs=4&run=sgd').obstacle).toBe(
      'There is no such run: choose which takes part.',
    );
  });

  it('is computed in double where single precision could not tell neighbours apart', () => {
    const window = (width) => `map.x.from=1&map.x.to=${1 + width}&map.cells=64&run=momentum`;
    expect(planOf(window(1e-2)).isDeep).toBe(false);
    expect(planOf(window(1e-6)).isDeep).toBe(true);
  });
});

describe('a map that is made', () => {
  const link = 'map.cells=16&run=momentum';
  /** Stands for a study. All its cells converge. */
  function studyFor({ precision = 'double', status = 0 } = {}) {
    const trained = [];
    const shares = [];
    const study = { results: null, more: 0, trained, shares };
    const compute = async (_, { values }) => {
      trained.push(...Array.from({ length: values.length / 2 }, (_, i) => values[2 * i]));
      return Float32Array.from(
        { length: (3 * values.length) / 2 },
        (_, i) => [status, 7, 0][i % 3],
      );
    };
    return Object.assign(study, {
      tableFor: async () => undefined,
      compute: async (task) =>
        task === 'trials' ? [{ message: 'lr 7 is not possible' }] : precision,
      goOnFrom: (results) => Object.assign(study, { results }),
      expectMore: (more) => Object.assign(study, { more }),
      work: async (make) => {
        const onProgress = ({ share }) => shares.push(share);
        const host = { compute, workers: () => 1, isPaused: () => false, onProgress };
        await make(host).run();
      },
    });
  }

  it('goes on from the cells that were trained when it was stopped', async () => {
    const plan = planOf(link);
    const before = new MapResults(16, 16, plan);
    for (let cell = 0; cell < 100; cell++) before.keep(cell, 2, 5, 0.5);
    const study = studyFor();
    await performMap(study, plan, before);
    expect(study.results).toBe(before);
    expect(study.trained).toHaveLength(156);
    expect(before.counts()).toEqual({ converged: 156, stayed: 0, diverged: 100, refused: 0 });
    expect(study.shares.at(-1)).toBe(1);
    expect(study.shares[0]).toBeGreaterThan(100 / 256);
  });

  it('begins anew where the map is another one', async () => {
    const before = new MapResults(16, 16, planOf(`${link},momentum=0.5&map.x.from=0.01`));
    before.keep(0, 2, 5, 0.5);
    const study = studyFor();
    await performMap(study, planOf(link), before);
    expect(study.results).not.toBe(before);
    expect(study.trained).toHaveLength(256);
  });

  it('is refused in words where the window is too narrow for the precision there is, or no run is possible', async () => {
    const deep = planOf(`map.x.from=1&map.x.to=1.0000001&${link}`);
    const refused = studyFor({ precision: 'float' });
    await performMap(refused, deep, null);
    expect(refused.results.refusal).toMatch(/^Here the zoom ends/);
    expect([refused.trained.length, refused.more]).toEqual([0, -256]);
    const none = studyFor({ status: 3 });
    await performMap(none, planOf(link), null);
    expect(none.results.refusal).toBe('There are no such runs: lr 7 is not possible.');
    const made = studyFor();
    await performMap(made, deep, null);
    expect(made.results.refusal).toBe('');
    expect(made.trained).toHaveLength(256);
  });
});

describe('the order of cells', () => {
  it.each([
    [64, 64],
    [40, 17],
    [1, 5],
  ])('has each of %i × %i once, coarse to fine', (columns, rows) => {
    const order = cellOrder(columns, rows);
    expect(new Set(order).size).toBe(columns * rows);
    const levels = [...order].map((cell) => {
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      return [32, 16, 8, 4, 2, 1].find((size) => x % size === 0 && y % size === 0);
    });
    expect(levels).toEqual([...levels].sort((a, b) => b - a));
  });

  it('shows a coarse cell where finer ones are not known, whatever comes first', () => {
    const results = new MapResults(4, 4);
    results.keep(5, 1, 0, 0);
    results.keep(0, 0, 0, 0);
    results.keep(2, 2, 0, 0);
    expect([...results.shown]).toEqual([0, 0, 2, 2, 0, 5, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(results.cellAt(3, 3)).toMatchObject({ x: 0, y: 0, status: 0 });
    expect(results.done).toBe(3);
  });
});

describe('the scheduler of cells', () => {
  const order = Int32Array.from({ length: 100 }, (_, i) => i);
  /** Trains cells by `train`; gives what came out by cell. */
  async function run(train, extra = {}) {
    const found = new Map();
    const scheduler = new CellScheduler(order, {
      ...{ train, workers: () => 2, isPaused: () => false, onProgress: () => {} },
      onCell: (cell, outcome) => found.set(cell, outcome),
      ...extra,
    });
    return { found, scheduler, finished: scheduler.run() };
  }
  const outcomes = (cells) =>
    Float32Array.from({ length: 3 * cells.length }, (_, i) =>
      i % 3 === 0 ? 0 : i % 3 === 1 ? 7 : cells[Math.floor(i / 3)],
    );

  it('has every cell trained once, at most two messages ahead of each worker', async () => {
    let now = 0;
    let most = 0;
    const { found, finished } = await run(async (cells) => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now -= 1;
      return outcomes(cells);
    });
    await finished;
    expect([...found.keys()].sort((a, b) => a - b)).toEqual([...order]);
    expect(found.get(42)).toEqual({ status: 0, step: 7, measure: 42 });
    expect(most).toBeLessThanOrEqual(4);
  });

  it('tries what failed again, and refuses it in the end', async () => {
    const attempts = new Map();
    const { found, finished } = await run(async (cells) => {
      attempts.set(cells[0], (attempts.get(cells[0]) ?? 0) + 1);
      if (cells[0] === 0) throw new Error('broke down');
      return outcomes(cells);
    });
    await finished;
    expect(attempts.get(0)).toBe(3);
    expect(found.get(0)).toMatchObject({ status: 3 });
    expect(found.size).toBe(order.length);
  });

  it('stops at once, and keeps nothing that comes later', async () => {
    let answer = () => {};
    const { found, scheduler, finished } = await run(
      (cells, { signal }) =>
        new Promise((resolve, reject) => {
          answer = () => resolve(outcomes(cells));
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    scheduler.stop();
    await finished;
    answer();
    await Promise.resolve();
    expect(found.size).toBe(0);
  });
});

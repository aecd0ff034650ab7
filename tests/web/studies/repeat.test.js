// Repeats over seeds: which trainings they take, what is read from them, and that their numbers are those of
// the page and of the command line.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseLink, runSpec, settingValue } from '../../../web/src/config/index.js';
import { strategies } from '../../../web/src/engine/page/start-worker.js';
import { Playground, isOver } from '../../../web/src/playground/playground.js';
import {
  CURVE_POINTS,
  orderOf,
  planRepeat,
  repeatCurves,
  repeatResults,
} from '../../../web/src/studies/repeat.js';
import { catalog, index } from '../catalog/catalog.js';
import { trial } from './trials.js';

function planOf(link) {
  const { config, problems } = parseLink(`v=1&${link}`, catalog);
  expect(problems).toEqual([]);
  const value = (key) => settingValue(config.settings, key, index);
  return { config, plan: planRepeat({ config, catalog, value, selected: 0 }) };
}

const seedsOf = ({ spec }) =>
  ['init.seed', 'batch.seed', 'data.seed'].map((key) => spec.settings[key]);

/** Trials of two runs, whose losses are given repeat by repeat. */
function trialsOf(...repeats) {
  const made = (loss) =>
    loss === Infinity
      ? trial({ status: 'diverged' })
      : loss === null
        ? undefined
        : trial({ valLoss: loss });
  return repeats.flatMap((losses) => losses.map(made));
}

describe('the trainings of repeats', () => {
  it('are every shown run with the seeds of the experiment first, then with the next ones', () => {
    const { config, plan } = planOf(
      'init.seed=7&batch.seed=3&data.seed=5&run=adam&run=sgd,visible=0&run=lion,lr=0.01,batch=16',
    );
    expect(plan.runs).toEqual([0, 2]);
    expect(plan.jobs.map(({ run, repeat }) => [run, repeat])).toEqual(
      [0, 1, 2, 3, 4].flatMap((repeat) => [
        [0, repeat],
        [1, repeat],
      ]),
    );
    expect(plan.jobs.map(seedsOf)).toEqual(
      [0, 1, 2, 3, 4].flatMap((i) => Array(2).fill([7 + i, 3 + i, 5])),
    );
    expect(plan.jobs[1].spec).toEqual(runSpec(config, 2, catalog));
  });

  it('change what is asked for, and nothing else', () => {
    const { plan } = planOf('repeat.seeds=2&repeat.vary=data&run=adam');
    expect(plan.jobs.map(seedsOf)).toEqual([
      [undefined, undefined, 1],
      [undefined, undefined, 2],
    ]);
    expect(planOf('repeat.vary=&run=adam').plan.obstacle).toMatch(/what changes/);
    expect(planOf('run=adam,visible=0').plan.obstacle).toBe('Show a run, or add one.');
  });
});

describe('what repeats say', () => {
  const { plan } = planOf('repeat.seeds=3&run=adam&run=sgd');

  it('is the spread of every run, how often it is lowest, and how often it diverged', () => {
    const trials = trialsOf([0.2, 0.3], [0.5, 0.4], [0.1, Infinity]);
    const [adam, sgd] = repeatResults(plan, trials);
    expect(adam).toMatchObject({ losses: [0.2, 0.5, 0.1], lowest: 2, diverged: 0 });
    expect(adam.spread).toEqual({ count: 3, low: 0.1, median: 0.2, high: 0.5 });
    expect(sgd).toMatchObject({ lowest: 1, diverged: 1 });
    expect(sgd.spread).toEqual({ count: 3, low: 0.3, median: 0.4, high: Infinity });
    expect(orderOf([adam, sgd])).toEqual({
      order: [0, 1],
      pairs: [{ low: 0, high: 1, below: 2, above: 1, count: 3 }],
    });
  });

  it('counts only repeats that both have, and no tie as lowest', () => {
    const results = repeatResults(plan, trialsOf([0.2, 0.2], [0.1, null], [null, 0.3]));
    expect(results.map(({ lowest }) => lowest)).toEqual([0, 0]);
    expect(orderOf(results).pairs).toEqual([{ low: 0, high: 1, below: 0, above: 0, count: 1 }]);
  });

  it('is a band from the lowest to the highest, or of the middle half', () => {
    const five = planOf('repeat.seeds=5&run=adam').plan;
    const curve = (end) => ({
      step: Int32Array.of(0, 100),
      trainLoss: Float32Array.of(1, 1),
      valLoss: Float32Array.of(1, end),
    });
    const trials = [5, 1, 4, 2, 3].map((end) => trial({ curve: curve(end) }));
    const all = repeatCurves(five, trials, 0, 'range');
    expect([all.low[1], all.median[1], all.high[1]]).toEqual([1, 3, 5]);
    const half = repeatCurves(five, trials, 0, 'quartiles');
    expect([half.low[1], half.median[1], half.high[1]]).toEqual([2, 3, 4]);
  });
});

describe('the numbers of repeats', () => {
  const link = 'data=moons&steps=90&hidden=4&batch=8&run=adam,lr=0.02&run=sgd,lr=0.1';
  const local = { pool: { size: 1, strategies: strategies.filter((one) => !one.isParallel) } };
  const playground = Playground.create({ catalog, link: `v=1&${link}`, trainer: local });
  afterAll(() => playground.dispose());

  const { plan } = planOf(`repeat.seeds=3&${link}`);
  const made = playground.compute('trials', {
    specs: plan.jobs.map(({ spec }) => spec),
    curve: CURVE_POINTS,
  });

  it('are in the first repeat those of the page, to the bit', async () => {
    const trials = await made;
    const over = new Promise((resolve) =>
      playground.addEventListener('frame', () => {
        const { runs } = playground.frame;
        if (runs.every(({ status, fingerprint }) => isOver(status) && fingerprint)) resolve(runs);
      }),
    );
    playground.play();
    for (const [run, view] of (await over).entries()) {
      const { step, trainLoss, valLoss } = view.evaluations;
      const { curve, fingerprint } = trials[run];
      expect(fingerprint).toBe(view.fingerprint);
      expect([...curve.step]).toEqual([...step]);
      expect([...curve.valLoss]).toEqual([...valLoss]);
      expect([...curve.trainLoss]).toEqual([...trainLoss]);
    }
  });

  it('are those of the links with these seeds on the command line', async () => {
    const trials = await made;
    const program = fileURLToPath(new URL('../../../web/src/cli/replay.js', import.meta.url));
    for (const repeat of [1, 2]) {
      const seeds = `init.seed=${1 + repeat}&batch.seed=${1 + repeat}`;
      const text = `v=1&${seeds}&${link}`;
      const { stdout } = spawnSync(process.execPath, [program, text, '--every', '90'], {
        encoding: 'utf8',
      });
      const [heads, ...rows] = stdout
        .split(/\r?\n/)
        .filter((line) => line && !line.startsWith('#'))
        .map((line) => line.split(','));
      const at = (row, name) => Number(row[heads.indexOf(name)]);
      for (const run of [0, 1]) {
        const last = rows.find((row) => at(row, 'run') === run && at(row, 'step') === 90);
        const own = trials[repeat * 2 + run];
        expect(Math.fround(at(last, 'val_loss'))).toBe(own.valLoss);
        expect(stdout).toContain(`# fingerprint ${run} ${own.fingerprint}`);
      }
    }
  });
});

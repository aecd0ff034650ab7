// Trainings of experiments on the real WebAssembly module: each is the run that one would make by
// hand, whatever is trained beside it.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import createModule from '../../web/src/wasm/playground.js';
import { indexCatalog, runSpec, settingValue } from '../../web/src/config/index.js';
import { engineTable, decodeTable, encodeTable } from '../../web/src/config/table.js';
import { tasks } from '../../web/src/engine/worker/tasks.js';
import { instantiate } from '../../web/src/engine/wasm/instantiate.js';
import { compileModule } from '../../web/src/engine/wasm/wasm-module.js';
import { planRange, rangeResult } from '../../web/src/studies/range.js';
import { planSweep, sweepResults } from '../../web/src/studies/sweep.js';
import { configOf, engine } from './engine.js';

const { catalog } = engine;
const module = await instantiate(createModule, await compileModule());

/** Runs a task to its end; `onStep` may stop it. */
function finish(task, onStep = () => {}) {
  let next = task.next();
  while (!next.done) {
    onStep(next.value);
    next = task.next();
  }
  return next.value;
}

const trialsOf = (specs, options = {}) => finish(tasks.trials(module, { specs, ...options }));
const specsOf = (link) => {
  const config = configOf(link);
  return config.runs.map((_, run) => runSpec(config, run, catalog));
};

/** Trains a run of a link by hand and gives what a trial should say. */
function byHand(link, index = 0) {
  const run = engine.createRun(configOf(link), index);
  try {
    run.advance(1e6);
    const { step, status, trainLoss, valLoss, bestValLoss, bestStep } = run.state();
    const [firstLoss] = run.evaluations().trainLoss;
    const fingerprint = run.fingerprint();
    return { step, status, trainLoss, valLoss, bestValLoss, bestStep, firstLoss, fingerprint };
  } finally {
    run.delete();
  }
}

describe('a trial', () => {
  const links = [
    ['of a small network', 'steps=300&hidden=8-8&batch=10&run=adam,lr=0.01'],
    ['with a schedule and wrappers', 'steps=300&run=sgd,lr=0.1,schedule=cosine,with=clip-norm'],
    ['with full batches', 'steps=60&batch=full&run=momentum,lr=0.05'],
    ['on a surface', 'problem=surface&surface=himmelblau&steps=200&run=momentum,lr=0.001'],
    ['on a function', 'data=sine&steps=200&run=adamw,lr=0.01'],
  ];

  it.each(links)('%s is the run made by hand', (_, link) => {
    const [trial] = trialsOf(specsOf(link));
    expect(trial).toMatchObject(byHand(link));
    expect(trial.status).toBe('finished');
    expect(trial.message).toBe('');
  });

  it('does not depend on what was trained before it', () => {
    const link = 'steps=150&run=adam,lr=0.01&run=sgd,lr=0.1&run=adam,lr=0.01,data.seed=3';
    const specs = specsOf(link);
    const prints = (list) => list.map(({ fingerprint }) => fingerprint);
    const together = prints(trialsOf(specs));
    expect(together).toEqual(prints(trialsOf([...specs].reverse())).reverse());
    expect(together).toEqual([0, 1, 2].map((index) => byHand(link, index).fingerprint));
  });

  it('on a data set that is a file is the run made by hand', () => {
    const link = 'data=iris&steps=100&run=adam,lr=0.01';
    const { file } = catalog.datasets.find(({ id }) => id === 'iris');
    const bytes = readFileSync(new URL(`../../web/public/data/${file}`, import.meta.url));
    expect(module.addDataset('iris', new Uint8Array(bytes))).toEqual([]);
    expect(trialsOf(specsOf(link))[0]).toMatchObject(byHand(link));
  });

  it('on own data is the run made by hand', async () => {
    const place = (i) => (((i * 37) % 100) - 50) / 10;
    const inputs = Array.from({ length: 30 }, (_, i) => [place(2 * i), place(2 * i + 1)]);
    const targets = inputs.map(([a]) => (a > 0 ? 1 : 0));
    const { text } = await encodeTable({
      featureNames: ['a', 'b'],
      classNames: ['no', 'yes'],
      inputs,
      targets,
    });
    const link = `data=own&table=${text}&steps=80&run=adam,lr=0.01`;
    const config = configOf(link);
    await engine.prepare(config);
    const { table } = await decodeTable(text);
    const [trial] = trialsOf([runSpec(config, 0, catalog)], { table: engineTable(table) });
    expect(trial).toMatchObject(byHand(link));
  });

  it('that diverges says when and why', () => {
    const link = 'problem=surface&surface=rosenbrock&steps=500&run=sgd,lr=1';
    const [trial] = trialsOf(specsOf(link));
    expect(trial.status).toBe('diverged');
    expect(trial.step).toBeLessThan(500);
    expect(trial.message).toMatch(/not finite/);
    expect(trial.fingerprint).toBe(byHand(link).fingerprint);
  });

  it('that cannot be made is refused with the reason, and the others go on', () => {
    const link = 'hidden=256-256&steps=20&run=newton&run=adam,hidden=4';
    const [refused, made] = trialsOf(specsOf(link));
    expect(refused.status).toBe('refused');
    expect(refused.message).toMatch(/parameters/);
    expect(made.status).toBe('finished');
  });

  it('gives a curve of at most so many points, from first to last', () => {
    const link = 'steps=500&run=adam,lr=0.01';
    const [{ curve }] = trialsOf(specsOf(link), { curve: 20 });
    expect(curve.step).toHaveLength(20);
    expect([curve.step[0], curve.step.at(-1)]).toEqual([0, 500]);
    const run = engine.createRun(configOf(link));
    run.advance(500);
    const { step, valLoss } = run.evaluations();
    curve.step.forEach((at, i) => expect(curve.valLoss[i]).toBe(valLoss[step.indexOf(at)]));
    run.delete();
  });

  it('tells how far it is, and frees its run when it is stopped', () => {
    const specs = specsOf('steps=100000&run=adam&run=sgd');
    const task = tasks.trials(module, { specs });
    const first = task.next().value;
    const second = task.next().value;
    expect(first.finished).toBe(0);
    expect(second.step).toBeGreaterThan(first.step);
    expect(task.return()).toEqual({ value: undefined, done: true });
    expect(task.next().done).toBe(true);
  });
});

const aboutOf = (link, selected = 0) => {
  const config = configOf(link);
  const value = (key) => settingValue(config.settings, key, indexCatalog(catalog));
  return { config, catalog, value, selected };
};

describe('a sweep', () => {
  it('has the losses of the runs made by hand', () => {
    const problem = 'steps=200&hidden=8-8&batch=10';
    const plan = planSweep(
      aboutOf(`${problem}&sweep.from=0.001&sweep.to=0.1&sweep.points=3&sweep.seeds=2&run=adam`),
    );
    const results = sweepResults(plan, trialsOf(plan.jobs.map(({ spec }) => spec)));
    plan.x.values.forEach((rate, i) => {
      const losses = [1, 2].map(
        (seed) =>
          byHand(`${problem}&init.seed=${seed}&batch.seed=${seed}&run=adam,lr=${rate}`).valLoss,
      );
      expect(results[i].spread.low).toBe(Math.min(...losses));
      expect(results[i].spread.high).toBe(Math.max(...losses));
      expect(results[i].spread.median).toBe((losses[0] + losses[1]) / 2);
    });
  });

  it('makes every training that the settings name', () => {
    const keys = catalog.settings.find(({ id }) => id === 'sweep.x').choices;
    for (const key of keys) {
      const link = `steps=3&samples=60&hidden=4&sweep.x=${key}&sweep.points=3&sweep.seeds=1`;
      const plan = planSweep(aboutOf(`${link}&run=adam`));
      if (plan.problem) continue;
      for (const trial of trialsOf(plan.jobs.map(({ spec }) => spec))) {
        expect(['finished', 'diverged'], `${key}: ${trial.message}`).toContain(trial.status);
      }
    }
  });
});

describe('a rate-range test', () => {
  it('multiplies the rate with every update, from the lowest to the highest', () => {
    const plan = planRange(aboutOf('range.from=0.0001&range.to=1&range.steps=101&run=sgd'));
    const [{ history, status }] = trialsOf([plan.jobs[0].spec], { history: true });
    expect(status).toBe('finished');
    expect(history.lr).toHaveLength(101);
    // 10^(-4 + 4 i / 100), in float32.
    history.lr.forEach((rate, i) => {
      expect(rate / 10 ** (-4 + i / 25)).toBeCloseTo(1, 6);
    });
    expect(history.lr.at(-1)).toBe(1);
  });

  it('finds the end of what is stable on a quadratic', () => {
    // Curvatures up to 100: gradient descent is stable below a rate of 2 / 100.
    const surface = 'problem=surface&surface=quadratic&surface.condition=100';
    const plan = planRange(aboutOf(`${surface}&range.from=0.0001&range.to=1&run=sgd`));
    const [trial] = trialsOf([plan.jobs[0].spec], { history: true });
    const { steepest, tooHigh } = rangeResult(trial);
    expect(steepest).toBeLessThan(0.02);
    expect(tooHigh).toBeGreaterThan(0.02);
  });
});

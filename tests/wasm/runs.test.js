// Runs through the package's interface, on the real WebAssembly module.

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { encodeTable } from '../../web/src/config/table.js';
import { GrowingColumns } from '../../web/src/engine/page/growing-columns.js';
import { BAND, EVALUATIONS, HISTORY } from '../../web/src/engine/wasm/columns.js';
import { Sent, takeSnapshot } from '../../web/src/engine/worker/snapshot.js';
import { configOf, engine, withRun } from './engine.js';

const losses = (link, index, updates) =>
  withRun(
    link,
    (run) => {
      run.advance(updates);
      return [...run.history().trainLoss];
    },
    index,
  );

describe('runs of one experiment', () => {
  const link = 'samples=200&noise=0.1&run=sgd,lr=0&run=adam,lr=0&run=adamw,lr=0,weight_decay=0';

  it('start from the same weights and the same first loss', () => {
    const starts = [0, 1, 2].map((index) => withRun(link, (run) => [...run.parameters()], index));
    expect(starts[1]).toEqual(starts[0]);
    expect(starts[2]).toEqual(starts[0]);
    const first = ['sgd', 'adam', 'adamw'].map((id) => losses(`run=${id},lr=0.01`, 0, 1)[0]);
    expect(first[0]).toBeGreaterThan(0);
    expect(new Set(first).size).toBe(1);
  });

  it('see the same batches in the same order', () => {
    // With a rate of 0 the weights stay, so that the losses are those of the batches.
    const all = [0, 1, 2].map((index) => losses(link, index, 40));
    expect(new Set(all[0]).size).toBeGreaterThan(3);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  it('differ when a seed differs, each seed in its own way', () => {
    const of = (settings) =>
      withRun(`samples=200&${settings}&run=sgd,lr=0`, (run) => ({
        weights: [...run.parameters()].join(),
        points: [...run.points().inputs].join(),
        losses: (run.advance(12), [...run.history().trainLoss].join()),
      }));
    const base = of('steps=100');
    const data = of('steps=100&data.seed=2');
    const init = of('steps=100&init.seed=2');
    const batch = of('steps=100&batch.seed=2');
    expect([data.weights === base.weights, data.points === base.points]).toEqual([true, false]);
    expect([init.weights === base.weights, init.points === base.points]).toEqual([false, true]);
    expect([batch.weights === base.weights, batch.points === base.points]).toEqual([true, true]);
    expect(batch.losses).not.toBe(base.losses);
  });

  it('give the same fingerprint however the updates are cut into calls', () => {
    const whole = withRun('steps=300&run=adam', (run) => (run.advance(300), run.fingerprint()));
    const pieces = withRun('steps=300&run=adam', (run) => {
      for (const updates of [1, 2, 0, 97, 150, 1000]) run.advance(updates);
      run.row();
      run.lossAndGradient();
      return run.fingerprint();
    });
    expect(whole).toMatch(/^[0-9a-f]{16}$/);
    expect(pieces).toBe(whole);
  });
});

describe('a run', () => {
  it('advances, finishes and says so', () => {
    withRun('steps=50&run=adam', (run) => {
      expect(run.state()).toMatchObject({ step: 0, steps: 50, status: 'ready' });
      expect(run.advance(20)).toEqual({ step: 20, status: 'training' });
      expect(run.advance(100)).toEqual({ step: 50, status: 'finished' });
      expect(run.history().step.at(-1)).toBe(49);
      expect(run.evaluations().valLoss.at(-1)).toBeGreaterThan(0);
    });
  });

  it('learns the spiral', () => {
    const link = 'data.turns=1&noise=0&hidden=16-16&steps=2000&batch=32&run=adam,lr=0.02';
    withRun(link, (run) => {
      const before = run.row();
      run.advance(2000);
      const after = run.row();
      expect(after.valLoss).toBeLessThan(0.5 * before.valLoss);
      expect(after.valAccuracy).toBeGreaterThan(0.9);
    });
  });

  it('diverges as a status, with a step and a word', () => {
    withRun('data=plane&steps=500&activation=identity&run=sgd,lr=1000', (run) => {
      const { step, status } = run.advance(500);
      expect(status).toBe('diverged');
      expect(step).toBeLessThan(500);
      expect(run.state()).toMatchObject({ eventKind: 'diverged', status: 'diverged' });
      expect(run.state().message).toMatch(/finite/);
      expect(run.advance(5)).toEqual({ step, status: 'diverged' });
    });
  });

  it('keeps its history within bounds, whatever the number of steps', () => {
    withRun('samples=50&hidden=2&steps=20000&run=sgd', (run) => {
      run.advance(20000);
      const { step, trainLoss, min, max, lr } = run.history();
      expect(step.length).toBeLessThanOrEqual(1024);
      expect([trainLoss.length, min.length, max.length, lr.length]).toEqual(
        Array(4).fill(step.length),
      );
      expect(step.at(-1)).toBe(19999);
      expect(trainLoss.every((mean, i) => min[i] <= mean && mean <= max[i])).toBe(true);
    });
  });

  it('takes parameters and gives them back, and is at the same loss then', () => {
    withRun('batch=0&run=adam', (run) => {
      run.advance(10);
      const kept = run.parameters();
      const { loss } = run.lossAndGradient();
      run.setParameters(kept.map((value) => value + 1));
      expect(run.lossAndGradient().loss).not.toBe(loss);
      run.setParameters(Array.from(kept));
      expect(run.parameters()).toEqual(kept);
      expect(run.lossAndGradient().loss).toBe(loss);
      const count = run
        .tensors()
        .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
      expect(kept.length).toBe(count);
      expect(run.state().parameterCount).toBe(count);
    });
  });

  it('has the gradient of its loss', () => {
    withRun('batch=0&hidden=6&samples=60&noise=0.2&run=sgd', (run) => {
      const start = run.parameters();
      const { gradient } = run.lossAndGradient();
      const norm = Math.hypot(...gradient);
      // Float32 leaves about three digits of a difference at this width.
      const width = 1e-2;
      const lossAt = (i, shift) => {
        run.setParameters(start.map((value, j) => (i === j ? value + shift : value)));
        return run.lossAndGradient().loss;
      };
      for (let i = 0; i < start.length; ++i) {
        const difference = (lossAt(i, width) - lossAt(i, -width)) / (2 * width);
        expect(Math.abs(difference - gradient[i])).toBeLessThan(5e-3 * Math.max(norm, 0.1));
      }
    });
  });

  it('predicts what its grid shows', () => {
    withRun('run=adam', (run) => {
      run.advance(100);
      const [probability] = run.predict([0.3, -0.2]);
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
      expect(run.predict([0.3, -0.2, 1, 1])).toHaveLength(2);
      expect(run.points().inputs.length).toBe(2 * run.points().targets.length);
    });
  });

  it('walks on a surface from the start', () => {
    withRun('problem=surface&surface=booth&start=1:-1&steps=50&run=sgd,lr=0.01', (run) => {
      expect([...run.parameters()]).toEqual([1, -1]);
      run.advance(50);
      const { step, x, y } = run.path();
      expect([x[0], y[0]]).toEqual([1, -1]);
      expect(step.at(-1)).toBe(50);
      expect(run.points()).toBeNull();
      expect(run.row().valLoss).toBeNaN();
    });
  });

  it('follows its schedule', () => {
    withRun('steps=100&run=sgd,lr=0.2,schedule=linear,warmup=10', (run) => {
      const rates = run.rates(100);
      expect(rates[10]).toBeCloseTo(0.2, 6);
      run.advance(100);
      const { lr } = run.history();
      expect([...lr]).toEqual([...rates]);
    });
  });

  it('gives copies that outlive it and the growth of the memory', () => {
    const arrays = withRun('samples=2000&run=adam', (run) => {
      run.advance(300);
      const { step, trainLoss } = run.history();
      const parameters = run.parameters();
      const kept = [step, trainLoss, parameters, run.points().inputs];
      const before = kept.map((array) => [...array]);
      // Far more than the module starts with.
      const config = configOf('hidden=256-256-256-256-256-256-256-256&samples=2000&run=adam');
      const large = Array.from({ length: 12 }, () => engine.createRun(config));
      large.forEach((each) => each.advance(1));
      large.forEach((each) => each.delete());
      expect(kept.map((array) => [...array])).toEqual(before);
      return kept;
    });
    for (const array of arrays) {
      expect(array.length).toBeGreaterThan(0);
      expect(array.buffer.byteLength).toBe(array.byteLength);
    }
  });
});

describe('real data', () => {
  it('is read from its file where that is possible', () => {
    withRun('data=iris&hidden=8&steps=300&run=adam,lr=0.02', (run) => {
      run.advance(300);
      expect(run.row().valAccuracy).toBeGreaterThan(0.8);
      const confusion = run.confusion();
      expect(confusion).toHaveLength(9);
      expect(confusion.reduce((sum, count) => sum + count, 0)).toBe(run.points().validationCount);
    });
  });

  it('is loaded ahead as in a browser', async () => {
    const { loadEngine } = await import('../../web/src/engine/package/index.js');
    const own = await loadEngine();
    const digits = configOf('data=digits&run=sgd');
    await own.prepare(digits);
    const run = own.createRun(digits);
    expect(run.points()).toMatchObject({ features: 64, classes: 10 });
    run.delete();
    const elsewhere = await loadEngine({ dataUrl: new URL('file:///nowhere/') });
    await expect(elsewhere.prepare(digits)).rejects.toThrow(/nowhere\/digits.bin.*loaded/);
  });
});

describe('own data', () => {
  const own = engine.catalog.datasets.find((entry) => entry.own).id;
  const inputs = Array.from({ length: 60 }, (_, i) => [i % 10, Math.floor(i / 10), 1]);
  const open = async (table) => {
    const { text, problems } = await encodeTable({
      featureNames: ['a', 'b', 'c'],
      inputs,
      ...table,
    });
    expect(problems).toEqual([]);
    const config = configOf(`data=${own}&table=${text}&hidden=8&steps=300&run=adam,lr=0.05`);
    expect(() => engine.createRun(config)).toThrow(/table.*prepare/);
    await engine.prepare(config);
    return engine.createRun(config);
  };

  it('of classes travels in the link and is learned', async () => {
    const targets = inputs.map(([a]) => (a < 3 ? 0 : a < 6 ? 1 : 2));
    const run = await open({ classNames: ['low', 'middle', 'high'], targets });
    expect(run.points()).toMatchObject({ task: 'multiclass', features: 3, classes: 3 });
    run.advance(300);
    const { trainAccuracy, valAccuracy } = run.row();
    expect(trainAccuracy).toBeGreaterThan(0.95);
    // A third would be chance; there are 30 samples to learn from.
    expect(valAccuracy).toBeGreaterThan(0.7);
    run.delete();
  });

  it('of numbers is a regression', async () => {
    const run = await open({ classNames: [], targets: inputs.map(([a, b]) => 0.1 * a - 0.2 * b) });
    expect(run.points()).toMatchObject({ task: 'regression', features: 3 });
    run.advance(300);
    const { valR2, valAccuracy } = run.row();
    expect(valR2).toBeGreaterThan(0.9);
    expect(valAccuracy).toBeNaN();
    expect(run.state()).toMatchObject({ valR2: run.evaluations().valR2.at(-1), valAccuracy: NaN });
    run.delete();
  });

  it('of numbers that are all equal has no R²', async () => {
    const run = await open({ classNames: [], targets: inputs.map(() => 0.1) });
    run.advance(300);
    const { trainR2, valR2, valLoss } = run.row();
    expect([trainR2, valR2]).toEqual([NaN, NaN]);
    expect(valLoss).toBeGreaterThanOrEqual(0);
    expect(run.evaluations().valR2.every(Number.isNaN)).toBe(true);
    run.delete();
  });
});

describe('the module', () => {
  it('runs where code may not be made from text', () => {
    const program = `
      import { loadEngine } from ${JSON.stringify(new URL('../../web/src/engine/package/index.js', import.meta.url))};
      const engine = await loadEngine();
      const run = engine.createRun(engine.parseLink('run=adam').config);
      console.log(JSON.stringify([run.advance(20), run.history().step.length]));
      try { new Function('return 1'); } catch (error) { console.log(error.name); }
    `;
    const args = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', program];
    const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
    expect(output.trim().split('\n')).toEqual([
      '[{"step":20,"status":"training"},20]',
      'EvalError',
    ]);
  });
});

describe('measures', () => {
  const ALL = [
    ...['gradient-norm', 'weight-norm', 'gradient-ratio', 'update-ratio', 'effective-step'],
    ...['cosine', 'activations', 'sharpness', 'noise-scale'],
  ];
  const link = 'samples=200&noise=0.1&hidden=6-4&steps=300&run=adam,lr=0.01';

  it('change no trained number, and are recorded from when they are asked for', () => {
    const plain = withRun(link, (run) => (run.advance(300), run.fingerprint()));
    withRun(link, (run) => {
      expect(run.measures()).toEqual({});
      run.setMeasures(ALL);
      run.advance(100);
      run.setMeasures([...ALL.slice(0, 3), 'noise-scale']);
      run.advance(200);
      expect(run.fingerprint()).toBe(plain);
      expect(Object.keys(run.measures()).sort()).toEqual(
        [...ALL.slice(0, 3), 'noise-scale'].sort(),
      );
    });
  });

  it('come channel by channel', () => {
    withRun(link, (run) => {
      run.setMeasures(ALL);
      run.advance(300);
      const measures = run.measures();
      // Three dense layers and the whole; a hidden layer has seven numbers.
      const channels = { 'gradient-norm': 4, 'effective-step': 12, cosine: 1, activations: 14 };
      for (const [name, count] of Object.entries({ ...channels, sharpness: 3, 'noise-scale': 2 })) {
        const { step, mean, min, max } = measures[name];
        expect(step.length).toBeGreaterThan(50);
        expect([mean.length, min.length, max.length]).toEqual(Array(3).fill(count * step.length));
      }
      const { step, mean } = measures['gradient-norm'];
      const at = (channel, i) => mean[channel * step.length + i];
      for (const i of [0, 57, 299]) {
        const whole = Math.hypot(at(0, i), at(1, i), at(2, i));
        expect(Math.abs(at(3, i) / whole - 1)).toBeLessThan(1e-5);
      }
      const { mean: response, step: times } = measures.activations;
      for (let i = 0; i < times.length; i++) {
        const quantiles = [0, 1, 2, 3, 4].map((k) => response[k * times.length + i]);
        expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
      }
    });
  });

  it('refuse a name that is none', () => {
    withRun(link, (run) => {
      expect(() => run.setMeasures(['sharpness', 'teapot'])).toThrow(/teapot.*is not a measure/);
    });
  });
});

describe('curves in pieces', () => {
  // As a worker sends them and the page puts them together.
  it('are the whole curves, also when buckets were merged and after going back', () => {
    withRun('hidden=4&steps=6000&run=sgd,lr=0.1', (run) => {
      const { handle } = run;
      handle.remember();
      let sent = new Sent();
      const none = () => [HISTORY, BAND, EVALUATIONS].map((names) => new GrowingColumns(names));
      let columns = none();
      const check = () => {
        const { history, band, evaluations } = takeSnapshot(handle, sent);
        expect(columns[0].add(history)).toEqual(run.history());
        expect(columns[1].add(band)).toEqual(run.band());
        expect(columns[2].add(evaluations)).toEqual(run.evaluations());
        return history.rows.length / HISTORY.length;
      };
      const pieces = [];
      for (let i = 0; i < 60; i++) {
        run.advance(1 + 37 * (i % 7));
        if (i === 20) handle.keepCheckpoint();
        pieces.push(check());
      }
      expect(run.history().step.length).toBeGreaterThan(512);
      expect(Math.max(...pieces.slice(-10))).toBeLessThan(200);
      handle.restore(run.state().step / 2);
      sent = new Sent();
      columns = none();
      check();
      run.advance(2000);
      check();
    });
  });
});

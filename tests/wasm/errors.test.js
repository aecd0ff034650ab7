// What is wrong is said with field, value and rule; whatever is handed in, nothing crashes.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import createModule from '../../web/src/wasm/playground.js';
import { instantiate } from '../../web/src/engine/wasm/instantiate.js';
import { compileModule } from '../../web/src/engine/wasm/wasm-module.js';
import { configOf, engine, withRun } from './engine.js';

const raw = await instantiate(createModule, await compileModule());

const run = { optimizer: 'sgd', params: {}, overrides: {} };
const config = (changes, settings = {}) => ({
  version: 1,
  settings,
  runs: [{ ...run, ...changes }],
});
const tensors = [{ shape: [2], values: [1, 2] }];

describe('errors', () => {
  it.each([
    ['a rate', () => engine.createRun(config({ params: { lr: -1 } })), /lr.*-1.*at least 0/],
    [
      'an unknown parameter',
      () => engine.createRun(config({ params: { speed: 1 } })),
      /speed.*not/,
    ],
    [
      'a text for a number',
      () => engine.createRun(config({ params: { lr: '0.1' } })),
      /lr.*number/,
    ],
    ['a setting', () => engine.createRun(config({}, { steps: 0 })), /steps.*0.*at least 1/],
    ['an override', () => engine.createRun(config({ overrides: { batch: NaN } })), /batch.*NaN/],
    [
      'an optimizer',
      () => engine.createRun(config({ optimizer: 'adm' })),
      /optimizer.*adm.*catalog/,
    ],
    [
      'layer rates that contradict a rule',
      () => engine.createRun(config({ optimizer: 'lbfgs' }, { layer_rates: [0.1, 1, 1] })),
      /layer_rates.*0\.1-1-1.*cannot be used with L-BFGS: it takes the curvature from its own/,
    ],
    ['a wrapper', () => engine.createRun(config({ wrappers: [{ id: 'sgd' }] })), /sgd.*catalog/],
    ['a run that is not there', () => engine.createRun(config({}), 3), /index.*3.*has 1/],
    ['no config', () => engine.createRun(null), /index.*has 0/],
    ['no spec', () => engine.createOptimizer(undefined, tensors), /id/],
    ['an unknown rule', () => engine.createOptimizer({ id: 'adm' }, tensors), /id.*adm.*catalog/],
    ['a rule that needs more', () => engine.createOptimizer({ id: 'newton' }, tensors), /newton/],
    ['a wrapper of nothing', () => engine.createOptimizer({ id: 'lookahead' }, tensors), /inner/],
    ['no tensors', () => engine.createOptimizer({ id: 'sgd' }, []), /tensors.*list/],
    [
      'a shape',
      () => engine.createOptimizer({ id: 'sgd' }, [{ shape: [0], values: [] }]),
      /tensor/,
    ],
    ['values', () => engine.createOptimizer({ id: 'sgd' }, [{ shape: [3], values: [1] }]), /3/],
    [
      'a hyperparameter',
      () => engine.createOptimizer({ id: 'adam', beta1: 2 }, tensors),
      /beta1.*2/,
    ],
    ['a schedule', () => engine.createSchedule({ id: 'sin' }), /id.*sin.*catalog/],
    ['a rate for it', () => engine.createSchedule({ id: 'cosine' }, { lr: -1 }), /lr.*-1/],
    ['a warm-up', () => engine.createSchedule({ id: 'cosine', warmup: 'x' }), /warmup/],
    ['a value', () => engine.createSchedule({ id: 'cosine', t_max: 5n }), /t_max.*bigint.*number/],
  ])('name %s', (_, act, pattern) => {
    expect(act).toThrow(Error);
    expect(act).toThrow(pattern);
  });

  it('carry field, value and rule as properties', () => {
    try {
      engine.createRun(config({ params: { lr: -1 } }));
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ key: 'run 1: lr', value: '-1' });
      expect(error.rule).toMatch(/at least 0/);
    }
  });

  it('name what is wrong with a call', () => {
    withRun('run=adam', (each) => {
      expect(() => each.advance(-1)).toThrow(/updates.*-1/);
      expect(() => each.advance(1.5)).toThrow(/updates.*1.5/);
      expect(() => each.advance('3')).toThrow(/updates/);
      expect(() => each.setParameters([1, 2])).toThrow(/parameters.*2 numbers/);
      expect(() => each.setParameters(each.parameters().fill(NaN))).toThrow(/parameters.*NaN/);
      expect(() => each.predict([1])).toThrow(/inputs.*1 numbers/);
    });
    const optimizer = engine.createOptimizer({ id: 'adam' }, tensors);
    expect(() => optimizer.step([1])).toThrow(/gradient.*1 numbers.*2/);
    expect(() => optimizer.step([NaN, 1])).toThrow(/gradient.*NaN/);
    expect(() => optimizer.step([1, 1], { lr: -1 })).toThrow(/lr.*-1/);
    optimizer.delete();
    expect(() => optimizer.step([1, 1])).toThrow(/deleted/);
    optimizer.delete();
  });

  it('name a data set that is not there', async () => {
    const { loadEngine } = await import('../../web/src/engine/package/index.js');
    const elsewhere = await loadEngine({ dataUrl: new URL('file:///nowhere/') });
    const iris = configOf('data=iris&run=sgd');
    expect(() => elsewhere.createRun(iris)).toThrow(/data.*iris.*prepare/);
  });

  it('name own data that is not there', () => {
    const own = engine.catalog.datasets.find((entry) => entry.own);
    expect(() => engine.createRun(configOf(`data=${own.id}&run=sgd`))).toThrow(Error);
  });
});

describe('bad specs', () => {
  const ids = Object.values(engine.catalog)
    .filter(Array.isArray)
    .flatMap((list) => list.map(({ id }) => id));
  const params = engine.catalog.optimizers.flatMap((entry) => entry.params.map(({ id }) => id));
  // What can be sent to a worker.
  const value = fc.oneof(
    fc.double(),
    fc.constantFrom(NaN, Infinity, -1, 0, 1e308, null, undefined, true, 'x', [], {}, [1, 'a']),
    fc.constantFrom(...ids),
    fc.array(fc.double(), { maxLength: 4 }),
  );
  // What can be in a program.
  const anything = fc.oneof(
    value,
    fc.constantFrom(5n, Symbol('s'), () => 1, [5n], new Map(), new Date(NaN)),
  );
  const fields = fc.dictionary(fc.constantFrom(...ids, ...params, 'zzz'), value, { maxKeys: 6 });
  // Large enough to be anything, small enough to be quick: size is not what this is about.
  const settings = fields.map((object) => ({ ...object, samples: 20, hidden: [4], steps: 10 }));
  const entry = fc.oneof(
    value,
    fc.record({ id: fc.oneof(fc.constantFrom(...ids), value), params: fields }),
  );
  const spec = fc.record({
    settings: fc.oneof(settings, settings, value),
    optimizer: entry,
    schedule: fc.oneof(entry, fc.constant(undefined)),
    warmup: entry,
    wrappers: fc.oneof(fc.array(entry, { maxLength: 2 }), value),
    table: fc.oneof(value, fc.record({ inputs: value, targets: value, classes: value })),
  });

  it('never crash the engine: a run, or problems', () => {
    fc.assert(
      fc.property(fc.oneof(spec, value), (each) => {
        const { run: made, problems } = raw.createRun(structuredClone(each));
        expect(made !== null || problems.length > 0).toBe(true);
        if (!made) return;
        expect(['training', 'finished', 'diverged']).toContain(made.advance(2).status);
        made.delete();
      }),
      { numRuns: 400 },
    );
  });

  it('never crash the package: a rule, or an Error', () => {
    const inner = fc.oneof(anything, fc.record({ id: fc.constantFrom(...ids) }));
    const rule = fc
      .tuple(fc.oneof(fc.constantFrom(...ids), anything), inner, fields)
      .map(([id, inside, rest]) => ({ ...rest, id, inner: inside }));
    const list = fc.oneof(
      fc.constant(tensors),
      anything,
      fc.array(fc.record({ shape: anything, values: anything }), { maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.oneof(rule, anything), list, anything, (each, given, gradient) => {
        try {
          const optimizer = engine.createOptimizer(each, given);
          expect(optimizer.parameters().length).toBeGreaterThan(0);
          try {
            optimizer.step(gradient);
          } finally {
            optimizer.delete();
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error).not.toBeInstanceOf(WebAssembly.RuntimeError);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never crash the package: a schedule, or an Error', () => {
    const rule = fc
      .tuple(fc.oneof(fc.constantFrom(...ids), anything), entry, fields)
      .map(([id, then, rest]) => ({ ...rest, id, then }));
    fc.assert(
      fc.property(
        fc.oneof(rule, value),
        fc.record({ lr: value, steps: value }),
        (each, context) => {
          try {
            const schedule = engine.createSchedule(each, context);
            expect(typeof schedule.at(3)).toBe('number');
            schedule.delete();
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            expect(error).not.toBeInstanceOf(WebAssembly.RuntimeError);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leave a damaged data set file as a problem', () => {
    const file = readFileSync(new URL('../../web/public/data/iris.bin', import.meta.url));
    const bytes = fc.tuple(fc.nat(file.length - 1), fc.nat(255), fc.nat(file.length));
    fc.assert(
      fc.property(bytes, ([at, byte, length]) => {
        const damaged = new Uint8Array(file).slice(0, length);
        if (at < length) damaged[at] = byte;
        expect(Array.isArray(raw.addDataset('iris', damaged))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('arguments of a wrong type', () => {
  const wrong = [null, 'x', '', -1, NaN, {}, [], [null], ['x'], true, Symbol('s'), () => 1, 10n];
  const odd = [...wrong, new Map(), { length: 3 }, Object.create(null)];
  const optimizer = (id, more) => engine.createOptimizer({ id, ...more }, tensors).delete();
  const schedule = (spec, context) => engine.createSchedule(spec, context).delete();
  const plain = config({});

  it.each([
    ['an experiment', (value) => engine.createRun(value)],
    ['a link', (value) => engine.parseLink(value)],
    ['an index', (value) => engine.createRun(plain, value).delete()],
    ['options', (value) => engine.createRun(plain, 0, value).delete()],
    ['a report', (value) => engine.createRun(plain, 0, { report: value }).delete()],
    ['a rule', (value) => engine.createOptimizer(value, tensors)],
    ['a hyperparameter', (value) => optimizer('adam', { lr: value })],
    ['an inner rule', (value) => optimizer('lookahead', { inner: value })],
    ['tensors', (value) => engine.createOptimizer({ id: 'sgd' }, value)],
    ['a shape', (value) => engine.createOptimizer({ id: 'sgd' }, [{ shape: value, values: [1] }])],
    ['values', (value) => engine.createOptimizer({ id: 'sgd' }, [{ shape: [2], values: value }])],
    ['a schedule', (value) => engine.createSchedule(value)],
    ['a context', (value) => schedule({ id: 'cosine' }, value)],
    ['a warm-up', (value) => schedule({ id: 'cosine', warmup: value })],
  ])('are errors that name the field: %s', (_, act) => {
    for (const value of odd) expectFieldError(() => act(value));
  });

  it.each(['advance', 'rates', 'setParameters', 'predict', 'setMeasures'])(
    'are errors that name the field: run.%s',
    (method) =>
      withRun('v=1&run=sgd', (each) => {
        for (const value of odd) expectFieldError(() => each[method](value));
      }),
  );

  it('are errors that name the field: step, at, momentum and report', () => {
    const rule = engine.createOptimizer({ id: 'sgd' }, tensors);
    const rates = engine.createSchedule({ id: 'plateau' }, { lr: 0.1, steps: 10 });
    for (const value of odd) {
      expectFieldError(() => rule.step(value));
      expectFieldError(() => rule.step([1, 2], value));
      expectFieldError(() => rule.step([1, 2], { lr: value, curvature: value }));
      for (const method of ['at', 'momentum', 'report']) {
        expectFieldError(() => rates[method](value));
      }
    }
    rule.delete();
    rates.delete();
  });

  // Some of these values are right for some arguments.
  function expectFieldError(act) {
    try {
      act();
    } catch (error) {
      expect(error).toMatchObject({
        key: expect.any(String),
        rule: expect.stringMatching(/^(must|is|needs|can|has)\b/),
      });
    }
  }
});

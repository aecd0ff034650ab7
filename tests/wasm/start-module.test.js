// The start module: a part of the full one that trains to the same bits.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runSpec } from '../../web/src/config/spec.js';
import { isStartSpec } from '../../web/src/engine/page/start-spec.js';
import { instantiate } from '../../web/src/engine/wasm/instantiate.js';
import { FIRST_VISIT } from '../../web/src/playground/first-visit.js';
import { configOf } from './engine.js';

const folder = new URL('../../web/src/wasm/', import.meta.url);
const load = async (name) => {
  const { default: createModule } = await import(new URL(`${name}.js`, folder));
  const bytes = readFileSync(new URL(`${name}.wasm`, folder));
  return instantiate(createModule, await WebAssembly.compile(bytes));
};
const [start, full] = [await load('start'), await load('playground')];
const catalog = JSON.parse(readFileSync(new URL('catalog.json', folder), 'utf8'));

const specsOf = (link) => {
  const config = configOf(link);
  return config.runs.map((_, index) => runSpec(config, index, catalog));
};

function fingerprintOf(engine, spec) {
  const { run, problems } = engine.createRun(spec);
  expect(problems).toEqual([]);
  try {
    run.advance(300);
    return run.fingerprint();
  } finally {
    run.delete();
  }
}

describe('the start module', () => {
  it('trains a first visit, and is much smaller', () => {
    const size = (name) => readFileSync(new URL(`${name}.wasm`, folder)).length;
    expect(size('start')).toBeLessThan(0.3 * size('playground'));
    for (const spec of specsOf(FIRST_VISIT)) expect(isStartSpec(spec, catalog)).toBe(true);
  });

  const links = {
    'a first visit': FIRST_VISIT,
    penalties: 'l1=0.001&l2=0.01&run=adamw,lr=0.01',
    'dropout, residuals, no biases':
      'hidden=16-16-16&residual=1&dropout=0.2&bias=0&run=momentum,lr=0.05',
    'noisy data, full batch':
      'noise=0.3&outliers=0.1&label_noise=0.1&imbalance=0.5&batch=0&run=rmsprop,lr=0.003',
    'features and a short last batch':
      'features=x1-x2-sinx1-x1x2&samples=203&batch=30&drop_last=1&run=sgd,lr=0.3,schedule=cosine',
    'a divergence': 'run=sgd,lr=1e9',
  };
  for (const [name, link] of Object.entries(links)) {
    it(`gives the same bits as the full one: ${name}`, () => {
      for (const spec of specsOf(link)) {
        expect(isStartSpec(spec, catalog)).toBe(true);
        expect(fingerprintOf(start, spec)).toBe(fingerprintOf(full, spec));
      }
    });
  }

  it('is not asked for what it has not', () => {
    const others = [
      'run=shampoo',
      'run=adamw,with=sam',
      'run=adamw,schedule=one-cycle',
      'run=adamw,warmup=10,warmup.kind=warmup-exponential',
      'data=iris&run=adamw',
      'activation=relu&run=adamw',
      'norm=batch&run=adamw',
      'problem=surface&run=adamw',
      'layer_rates=1-0.5-2&run=adamw',
    ];
    for (const link of others) {
      for (const spec of specsOf(link)) expect(isStartSpec(spec, catalog), link).toBe(false);
    }
  });

  it('says what it does not know instead of training something else', () => {
    const spec = { settings: { data: 'moons' }, optimizer: { id: 'lion' } };
    const { run, problems } = start.createRun(spec);
    run?.delete();
    expect(run).toBe(null);
    expect(problems.length).toBeGreaterThanOrEqual(2);
  });

  it('gives objects that know when they were deleted, as the full one does', () => {
    for (const engine of [start, full]) {
      const { run } = engine.createRun(specsOf('run=adam')[0]);
      expect(run.advance(3)).toEqual({ step: 3, status: 'training' });
      run.delete();
      for (const name of ['state', 'delete']) expect(() => run[name]()).toThrow('was deleted');
    }
  });

  it('notices what the full one finds words for', () => {
    const nine = { settings: { hidden: Array(9).fill(4) }, optimizer: { id: 'adam' } };
    const bad = { settings: { samples: -5 }, optimizer: { id: 'adam', params: { lr: 'fast' } } };
    for (const spec of [nine, bad, { settings: { noise: {} } }, {}, null]) {
      const [noticed, said] = [start, full].map((engine) => {
        const { run, problems } = engine.createRun(spec);
        run?.delete();
        return problems;
      });
      expect(noticed).toHaveLength(said.length);
      expect(said.length).toBeGreaterThan(0);
      for (const { message } of said) expect(message).not.toBe('');
      for (const problem of noticed) expect(problem).toEqual({ key: '', value: '', message: '' });
    }
  });
});

// Numbers under stress: every outcome is defined, said in words, and the same bits as in the native engine
// (tests/cpp/training/stress_test.cpp has the same fingerprints).

import { describe, expect, it } from 'vitest';
import { keepTable } from '../../web/src/config/table.js';
import { engine, withRun } from './engine.js';

const MOONS = 'data=moons&samples=60&hidden=4&steps=40';
const BOWL = 'problem=surface&surface=quadratic&steps=40';
const FAR = `${BOWL}&start=1000:1000&gradient_noise=1e12`;

// what: link, status, step, fingerprint, words of the message
const CASES = {
  'a batch larger than the data': [
    `${MOONS}&batch=1000000&run=adam,lr=0.1`,
    ...['finished', 40, 'b5cc7c5c375cbe44'],
  ],
  'a rate of 0': [`${MOONS}&run=adam,lr=0`, 'finished', 40, '38ef1a2ba02c74c5'],
  'a rate of 1e12, Adam': [
    `${MOONS}&run=adam,lr=1e12`,
    ...['finished', 40, '89431201d45aca80', 'the training loss jumps to'],
  ],
  'a rate of 1e12, SGD': [
    `${MOONS}&run=sgd,lr=1e12`,
    ...['finished', 40, '039a912cf3194205', 'the training loss jumps to'],
  ],
  'a rate of 1e12 on a surface': [
    `${BOWL}&run=momentum,lr=1e12`,
    ...['diverged', 2, '139649ea8ca4f8b9', 'the loss is not finite'],
  ],
  'eight layers of 256': [
    `data=moons&samples=60&hidden=${Array(8).fill(256).join('-')}&steps=4&run=adam`,
    ...['finished', 4, '49f6f3dab1ee69df'],
  ],
  'saturated units': [
    `${MOONS}&init=normal&init.std=1e6&activation=sigmoid&run=sgd`,
    ...['finished', 40, 'c8b43cfc15fc0a20'],
  ],
  'dead units': [
    `${MOONS}&init=constant&init.value=-10&activation=relu&run=adam`,
    ...['finished', 40, 'f06d701ba91fc8b1'],
  ],
  'a dropout of 0.9': [
    `${MOONS}&dropout=0.9&norm=batch&run=adam`,
    ...['finished', 40, 'eeab73be9eadb4ce'],
  ],
  'one unit with a dropout of 0.9': [
    'data=moons&samples=60&hidden=1&steps=40&dropout=0.9&run=adam',
    ...['finished', 40, '2a2fc16b38719f3e'],
  ],
  'few samples, all of one class or spoilt': [
    'data=moons&samples=10&split=0.95&imbalance=0.99&outliers=0.5&scale_mismatch=1e12&steps=40&run=sgd',
    ...['finished', 40, 'a30aa38eac40c611'],
  ],
  'a mean that overflows': [
    'data=plane&loss=poisson-nll&samples=60&steps=40&run=sgd,lr=100',
    ...['diverged', 4, '8b7eabdc616c015b', 'the loss is not finite'],
  ],
  'squares in a state that overflow': [
    `${FAR}&run=rmsprop,lr=1e12`,
    ...['finished', 40, '0662fec36d537c32', 'the height jumps to'],
  ],
  'weights that a decay throws about': [
    `${FAR}&run=adam,lr=1e12,weight_decay=1e12`,
    ...['finished', 40, 'f506ea0decba480e', 'the height jumps to'],
  ],
};

describe('a run with', () => {
  it.each(Object.entries(CASES))('%s', (_, [link, status, step, fingerprint, words = '']) => {
    withRun(`v=1&${link}`, (run) => {
      run.advance(1e6);
      const state = run.state();
      expect(state).toMatchObject({ status, step });
      expect(run.fingerprint()).toBe(fingerprint);
      expect(state.message.slice(0, words.length || undefined)).toBe(words);
      expect(run.parameters().every(Number.isFinite)).toBe(true);
    });
  });

  it('a batch larger than the data takes all of them', () => {
    const [link, , , fingerprint] = CASES['a batch larger than the data'];
    withRun(`v=1&${link.replace('batch=1000000', 'batch=30')}`, (run) => {
      run.advance(40);
      expect(run.fingerprint()).toBe(fingerprint);
    });
  });

  it('a rate of 0 keeps its weights, as does one that makes no update', () => {
    withRun(`v=1&${CASES['a rate of 0'][0]}`, (run) => {
      const before = run.parameters();
      expect(run.advance(0)).toMatchObject({ step: 0 });
      run.advance(40);
      expect(run.parameters()).toEqual(before);
    });
  });

  it('no steps has one', () => {
    const { config, problems } = engine.parseLink('v=1&steps=0&run=sgd');
    expect(problems).toMatchObject([{ key: 'steps', value: '0' }]);
    expect(problems[0].message).toMatch(/^must be at least 1.*; 1 is used$/);
    expect(config.settings.steps).toBe(1);
  });
});

describe('own data with', () => {
  const rows = (count) => Array.from({ length: count }, (_, i) => i);
  const table = (inputs, targets, classNames = []) => ({
    ...{ featureNames: ['a'], classNames, targets },
    inputs: inputs.map((value) => [value]),
  });

  /** The experiment with own data, whose text the engine knows. */
  const experiment = async (data, rest) => {
    const { config } = engine.parseLink(`v=1&data=own&table=${keepTable(data).text}&${rest}`);
    await engine.prepare(config);
    return config;
  };
  /** How a run has ended. */
  const endOf = async (data, rest) => {
    const run = engine.createRun(await experiment(data, rest));
    try {
      run.advance(1e6);
      const areFinite = run.parameters().every(Number.isFinite);
      return { ...run.state(), areFinite };
    } finally {
      run.delete();
    }
  };

  it.each([
    ['a number that is none', table([1, NaN, 3, 4], [1, 2, 3, 4]), /a number in every cell/],
    ['an infinite target', table(rows(3), [0, Infinity, 1]), /a target in every row/],
    ['one sample', table([1], [1]), /2 to 20000 rows/],
  ])('%s is refused', (_, data, words) => {
    expect(keepTable(data)).toMatchObject({
      problems: [{ message: expect.stringMatching(words) }],
    });
  });

  it.each([
    ['a constant feature', table(Array(12).fill(3), rows(12))],
    ['two samples', table([1, 2], [1, 3])],
    ['numbers beyond single precision', table([1e300, -1e300, 1e308, 4], rows(4))],
  ])('%s trains', async (_, data) => {
    const end = await endOf(data, 'hidden=4&steps=40&run=adam,lr=0.1');
    expect(end).toMatchObject({ status: 'finished', areFinite: true });
  });

  it('numbers beyond single precision that nothing scales diverges', async () => {
    const data = table([1e300, -1e300, 1e308, 4], rows(4));
    const { status, message } = await endOf(data, 'standardize=off&steps=40&run=sgd');
    expect(status).toBe('diverged');
    expect(message).toContain('is not finite');
  });

  it('a single class is refused', async () => {
    const config = await experiment(table(rows(12), Array(12).fill(0), ['x', 'y']), 'run=sgd');
    expect(() => engine.createRun(config)).toThrow(/table: 1 class.*at least 2/);
  });
});

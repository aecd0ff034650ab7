// The one gate: links and data pass the same checks, whatever they hold, in time that grows with
// their length.

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withFreeNames } from '../../../web/src/catalog/own-text.js';
import { differsIn } from '../../../web/src/config/describe.js';
import { normalizeConfig } from '../../../web/src/config/gate.js';
import { MAX_LINK_LENGTH, formatLink, parseLink } from '../../../web/src/config/link.js';
import { runSpec } from '../../../web/src/config/spec.js';
import { readText } from '../../../web/src/config/values.js';
import { compileSpec } from '../../../web/src/own/compile-spec.js';
import { anyConfig, catalog, index } from '../catalog/catalog.js';

const seed = Number(process.env.TEST_SEED ?? 1);
const parse = (link) => parseLink(link, catalog);
const times = (count, text) => Array.from({ length: count }, text).join('');

afterEach(() => vi.restoreAllMocks());

/** Characters that are searched for tokens of own texts while something is done. */
function scanned(work) {
  const matchAll = String.prototype.matchAll;
  let characters = 0;
  vi.spyOn(String.prototype, 'matchAll').mockImplementation(function (pattern) {
    characters += this.length;
    return matchAll.call(this, pattern);
  });
  work();
  vi.restoreAllMocks();
  return characters;
}

describe('text and data', () => {
  it('are the same experiment', () => {
    fc.assert(
      fc.property(anyConfig, (any) => {
        const errors = [];
        const config = normalizeConfig(any, catalog, (error) => errors.push(error));
        const link = formatLink(any, catalog);
        fc.pre(link.length <= MAX_LINK_LENGTH);
        expect(parse(link).config).toEqual(config);
        expect(parse(link).problems).toEqual([]);
      }),
      { seed, numRuns: 50 },
    );
  });

  it('are told in the same words what is wrong', () => {
    const link =
      'noise=5&steps=abc&hidden=0-4&run=adam,lr=-1,x=2,views=loss,color=9,with=adam&run=foo&fp=1&table=$';
    const run = { optimizer: 'adam', params: { lr: -1 }, color: 9, wrappers: [{ id: 'adam' }] };
    const data = {
      settings: { noise: 5, steps: 'abc', hidden: [0, 4] },
      runs: [{ ...run, overrides: { x: 2, views: ['loss'] } }, { optimizer: 'foo' }],
      fingerprint: '1',
      table: '$',
    };
    const told = [];
    const config = normalizeConfig(data, catalog, ({ key, message }) => told.push([key, message]));
    expect(parse(link).config).toEqual(config);
    const wordsOf = (list) => list.map(([key, message]) => `${key} ${message}`).sort();
    const problems = parse(link).problems.map(({ key, message }) => [
      key.replace(': with', ': wrappers').replace(/^run 2$/, 'run 2: optimizer'),
      message,
    ]);
    expect(wordsOf(told)).toEqual(wordsOf(problems));
    expect(told).toHaveLength(11);
  });

  it.each([
    ['noise=5', 'must be at least 0 and at most 1; 1 is used'],
    ['run=sgd,lr=1e30', 'must be at most 1e12; 1e12 is used'],
    ['run=sgd,lr=-1', 'must be at least 0; 0 is used'],
    ['steps=2.5', 'must be a whole number; 3 is used'],
    ['steps=50&steps=60', 'is given twice; the last is used'],
    ['features=x1-x9', 'x9 is not one of'],
    ['fp=abc', 'must be 16 hexadecimal digits; it is left out'],
    ['run=lookahead', 'combines with an optimizer: write with=; the run is left out'],
    ['run=lr=1', 'is not in the catalog; the run is left out'],
    ['run=sgd,adam', 'needs a value; it is left out'],
  ])('%s: %s', (link, message) => {
    const { problems } = parse(link);
    expect(problems).toHaveLength(1);
    expect(problems[0].message).toContain(message);
  });

  it('have numbers in messages that can be read', () => {
    const param = { type: 'int', min: 1, max: 1234567, choices: [] };
    expect(readText(param, '5e6').message).toBe(
      'must be at least 1 and at most 1,234,567; 1,234,567 is used',
    );
  });
});

describe('a list that is too long', () => {
  const param = {
    id: 'hidden',
    type: 'list',
    min: 1,
    max: 9,
    columns: 1,
    whole: true,
    choices: [],
  };

  it('is cut where its parameter says', () => {
    const limited = { ...param, maxLength: 3 };
    expect(readText(limited, '1-2-3')).toEqual({ value: [1, 2, 3] });
    expect(readText(limited, '1-2-3-4')).toEqual({
      value: [1, 2, 3],
      message: 'must have at most 3 members; the first 3 are used',
    });
    expect(readText(limited, '1-2-99-4').message).toBe(
      'must have at most 3 members; the first 3 are used, and each number must be whole, at least 1 and at most 9; 1-2-9 is used',
    );
  });

  it('is cut and told in a link, also where it is spread over several pairs', () => {
    const small = structuredClone(catalog);
    small.settings.find(({ id }) => id === 'hidden').maxLength = 8;
    for (const link of [`hidden=${times(10, () => '4-')}4`, times(10, () => '&hidden=4')]) {
      const { config, problems } = parseLink(link, small);
      expect(config.settings.hidden).toEqual(Array(8).fill(4));
      expect(problems).toMatchObject(
        [{ key: 'hidden', message: /at most 8/ }].map(({ key }) => ({ key })),
      );
      expect(problems[0].message).toBe('must have at most 8 members; the first 8 are used');
      expect(formatLink(config, small)).toBe('v=1&hidden=4-4-4-4-4-4-4-4');
    }
  });

  it('has an end even where nobody gave it one', () => {
    expect(readText(param, times(600, () => '1-').slice(0, -1)).value).toHaveLength(512);
  });
});

describe('how smooth curves were', () => {
  // The memory was 0.012 x steps x S / (1 - S).
  it.each([
    ['smoothing=0.6', 36],
    ['smoothing=0.6&steps=20000', 360],
    ['steps=400&smoothing=0.5', 5],
    ['smoothing=0', 0],
    ['smoothing=0.98', 1176],
    ['smoothing=0.6&average=100', 100],
    ['average=0', 0],
    ['', 36],
  ])('%s is an average of %i steps', (link, steps) => {
    const { config, problems } = parse(`v=1&${link}&run=adam`);
    expect(problems).toEqual([]);
    expect(config.settings.average ?? 36).toBe(steps);
    expect(formatLink(config, catalog)).not.toContain('smoothing');
  });

  it('is checked and told like every value', () => {
    const { config, problems } = parse('v=1&smoothing=2&run=adam');
    expect(problems.map(({ key }) => key)).toEqual(['smoothing']);
    expect(config.settings.average).toBe(Math.round(0.012 * 2000 * 999));
    expect(parse('v=1&smoothing=much&run=adam').config.settings).toEqual({});
  });

  it('is read from plain data, too', () => {
    const given = { version: 1, settings: { smoothing: 0.5, steps: 1000 }, runs: [] };
    expect(normalizeConfig(given, catalog).settings).toEqual({ steps: 1000, average: 12 });
  });

  it('is not a matter of one run', () => {
    const { problems } = parse('v=1&run=adam,smoothing=0.5');
    expect(problems).toHaveLength(1);
  });
});

describe('names that every object has', () => {
  const NAMES = ['constructor', '__proto__', 'tostring', 'hasownproperty', 'valueof'];

  it.each(NAMES)('%s is an ordinary name in a rule', (name) => {
    const link = `v=1&run=custom,rule=w=w-${name}*g,${name}=3`;
    const { config, problems } = parse(link);
    expect(problems).toEqual([]);
    expect(Object.entries(config.runs[0].params)).toEqual([
      ['rule', `w=w-${name}*g`],
      [name, 3],
    ]);
    expect(formatLink(config, catalog)).toBe(link);
    const { optimizer } = compileSpec(runSpec(config, 0, catalog), catalog);
    expect(optimizer.params.rule).toContain(3);
    expect(Object.keys(optimizer.params)).toEqual(['rule']);
  });

  it.each(NAMES)('%s has a usual value where the link has none', (name) => {
    const { config } = parse(
      `v=1&run=custom,rule=w=w-${name}*g&run=custom,rule=w=w-${name}*g,${name}=3`,
    );
    expect(formatLink(config, catalog)).not.toContain('function');
    const words = differsIn(config, catalog).map((list) => list.map(({ text }) => text));
    expect(words).toEqual([[`${name} 0.1`], [`${name} 3`]]);
    const { optimizer } = compileSpec(runSpec(config, 0, catalog), catalog);
    expect(optimizer.params.rule).toContain(0.1);
  });

  it.each(NAMES)('%s is one in schedules, surfaces, labels and as a key', (name) => {
    const link = `v=1&problem=surface&surface=custom&surface.f=x*x%2B${name}*y*y&surface.${name}=7&run=adam,schedule=custom,rate=lr*${name},${name}=0.5,label=${name}`;
    const { config, problems } = parse(link);
    expect(problems).toEqual([]);
    expect(formatLink(config, catalog)).toBe(link);
    const spec = compileSpec(runSpec(config, 0, catalog), catalog);
    expect(spec.settings['surface.f']).toContain(7);
    expect(spec.schedule.params.rate).toContain(0.5);
    for (const wrong of [
      `${name}=1`,
      `run=${name}`,
      `data=${name}`,
      `run=sgd,${name}=1`,
      `run=sgd,with=${name}`,
      `run=sgd,schedule=${name}`,
    ]) {
      expect(parse(wrong).problems).toHaveLength(1);
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect({}.x).toBeUndefined();
  });
});

describe('a link of any text', () => {
  const SIGNED = `v=1&run=custom,rule=w=w${'-g'.repeat(580)},schedule=custom,rate=t${'-t'.repeat(590)}`;
  const MANY_KEYS = SIGNED + ',a=1'.repeat(1380);
  const names = Array.from({ length: 280 }, (_, i) => `a${i.toString(36)}`);
  const MANY_NAMES = `v=1&run=custom,rule=w=w-${names.join('-')}${names.map((name) => `,${name}=1`).join('')}`;

  it('is read within 50 ms, also the slowest that were found', () => {
    for (const link of [MANY_KEYS, MANY_NAMES]) {
      expect(link.length).toBeLessThan(MAX_LINK_LENGTH);
      parse(link);
      const durations = Array.from({ length: 3 }, (_, i) => {
        const other = link.replace('-g', `-g${i}`).replace('rate=t', `rate=t-${i}`);
        const start = performance.now();
        parse(other);
        return performance.now() - start;
      });
      expect(Math.min(...durations)).toBeLessThan(50);
    }
  });

  it.each([
    ['one text and many keys', () => MANY_KEYS.replace('w=w', 'w=w+g')],
    ['many names', () => MANY_NAMES.replace('w=w', 'w=w+g')],
    ['one text many times', () => `run=custom${',rule=w=w-lr*g'.repeat(550)}`],
    ['many texts', () => `run=custom${times(400, (_, i) => `,rule=w=w-${i}*g`)}`],
    ['many runs', () => times(16, (_, i) => `&run=custom,rule=w=w-${i}*g${'-g'.repeat(200)},a=1`)],
  ])('is searched for tokens a few times only: %s', (_, linkOf) => {
    const link = linkOf();
    expect(link.length).toBeLessThanOrEqual(MAX_LINK_LENGTH);
    expect(scanned(() => parse(link))).toBeLessThan(6 * MAX_LINK_LENGTH);
  });

  it(`is read in a time that 1,000 random ones keep (seed ${seed})`, () => {
    const ids = [...catalog.optimizers, ...catalog.schedules, ...catalog.settings].map(
      ({ id }) => id,
    );
    const word = fc.constantFrom(
      'w=w',
      '-g',
      'a',
      'a=1',
      '1',
      'with=',
      'rule=',
      'rate=',
      'custom',
      ...ids,
    );
    const sign = fc.constantFrom(',', '&', '=', '-', '&run=custom,rule=', ',schedule=custom,rate=');
    const piece = fc.tuple(sign, word, fc.integer({ min: 1, max: 1500 }));
    const nasty = fc
      .array(piece, { minLength: 1, maxLength: 12 })
      .map((pieces) =>
        `v=1&run=custom${pieces.map(([a, b, count]) => `${a}${b}`.repeat(count)).join('')}`.slice(
          0,
          MAX_LINK_LENGTH,
        ),
      );
    const slow = [];
    for (const link of fc.sample(nasty, { seed, numRuns: 1000 })) {
      const work = scanned(() => parse(link));
      if (work > 12 * MAX_LINK_LENGTH) slow.push(link);
    }
    expect(slow).toEqual([]);
  });
});

describe('data that nobody checked', () => {
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":1},"settings":{"__proto__":{"noise":1},"constructor":1,"noise":"x"},' +
      '"runs":[{"optimizer":"custom","params":{"rule":"w=w-__proto__*g","__proto__":2}},' +
      '{"optimizer":"__proto__"},null,7,"adam",[],{"optimizer":{}},{"optimizer":"adam","wrappers":[null,1,{}]}]}',
  );
  const cycle = { version: 1, settings: {}, runs: [] };
  cycle.settings.noise = cycle;
  cycle.runs.push(cycle);

  it('is read as far as it is an experiment', () => {
    const errors = [];
    const config = normalizeConfig(hostile, catalog, (error) => errors.push(error));
    expect(config.settings).toEqual({});
    expect(config.runs.map(({ optimizer }) => optimizer)).toEqual(['custom', 'adam']);
    expect(Object.entries(config.runs[0].params)).toEqual([
      ['rule', 'w=w-__proto__*g'],
      ['__proto__', 2],
    ]);
    expect({}.polluted).toBeUndefined();
    expect(errors.map(({ key }) => key)).toContain('run 4: optimizer');
    expect(normalizeConfig(config, catalog)).toEqual(config);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'v=1&run=adam'],
    ['a cycle', cycle],
    [
      'symbols and functions',
      { settings: { noise: Symbol('x'), steps: () => 1 }, runs: [Symbol('y')] },
    ],
    ['large numbers', { settings: { noise: 10n, steps: Infinity, batch: NaN }, runs: 5n }],
    ['objects without a prototype', { settings: { features: [Object.create(null), Symbol('z')] } }],
    ['lists with holes', { settings: { hidden: Array(5) }, runs: Array(3) }],
    ['a map', new Map([['settings', 1]])],
  ])('does not make it throw: %s', (_, data) => {
    const errors = [];
    const config = normalizeConfig(data, catalog, (error) => errors.push(error));
    expect(config.version).toBe(1);
    expect(
      errors.every(({ key, value, message }) =>
        [key, value, message].every((text) => typeof text === 'string'),
      ),
    ).toBe(true);
    expect(formatLink(data, catalog)).toBe(formatLink(config, catalog));
  });

  it('does not make it throw, whatever it is', () => {
    const keys = [
      'settings',
      'runs',
      'optimizer',
      'params',
      'overrides',
      'wrappers',
      'id',
      'label',
      'lr',
      'rule',
      'schedule',
      'warmup',
      'color',
      '__proto__',
    ];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 1 }),
        fc.constantFrom('adam', 'custom', 'w=w-k*g', 0.5, null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (data) => {
        const config = normalizeConfig(
          { settings: data, runs: [data, { optimizer: 'adam', ...data }] },
          catalog,
        );
        expect(normalizeConfig(config, catalog)).toEqual(config);
      }),
      { seed, numRuns: 500 },
    );
  });
});

it('an entry with free names is made once per text', () => {
  const entry = index.entry('optimizers', 'custom');
  expect(withFreeNames(entry, { rule: 'w=w-a*g' })).toBe(
    withFreeNames(entry, { rule: 'W = W-a*g' }),
  );
});

describe('plain data of the wrong shape', () => {
  const keysTold = (data) => {
    const keys = [];
    normalizeConfig(data, catalog, ({ key }) => keys.push(key));
    return keys;
  };
  const withRun = (extra) => ({ runs: [{ optimizer: 'adam', ...extra }] });

  it.each([
    [{ runs: 5 }, ['runs']],
    [{ runs: 'adam' }, ['runs']],
    [{ settings: 5, runs: [] }, ['settings']],
    [{ runs: [], bar: 2 }, ['bar']],
    [withRun({ params: 'lr=1' }), ['run 1: params']],
    [withRun({ wrappers: 'ema' }), ['run 1: wrappers']],
    [withRun({ overrides: 7 }), ['run 1: overrides']],
    [withRun({ label: {} }), ['run 1: label']],
    [withRun({ label: 'x'.repeat(100) }), ['run 1: label']],
    [withRun({ param: { lr: 1 } }), ['run 1: param']],
  ])('%j is told', (data, keys) => {
    expect(keysTold(data)).toEqual(keys);
  });
});

describe('a link with more problems than anybody reads', () => {
  const unknown = Array.from({ length: 300 }, (_, i) => `u${i}=1`).join('&');
  const { problems } = parseLink(`v=1&${unknown}&run=zzz&run=sgd,lr=-5`, catalog);

  it('names what matters first, and how many are left out', () => {
    expect(problems).toHaveLength(100);
    const keys = problems.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['run 1', 'run 2: lr']));
    expect(problems.at(-1)).toEqual({
      key: 'link',
      value: '',
      message: 'has 203 more problems like these',
    });
  });
});

describe('what is said about an input', () => {
  const LONG = 'x'.repeat(5000);

  it.each([
    ['a word of a list', { views: [LONG] }],
    ['a list that holds lists', { views: [Array(4000).fill([LONG])] }],
    ['many numbers', { schedule: [], layer_rates: Array(9).fill(1e300 / 7) }],
    ['a choice', { 'sweep.y': LONG }],
  ])('can be read: %s', (_, settings) => {
    const errors = [];
    normalizeConfig({ version: 1, settings, runs: [] }, catalog, (error) => errors.push(error));
    expect(errors.length).toBeGreaterThan(0);
    for (const { value, message } of errors) {
      expect(value.length).toBeLessThan(90);
      expect(message.length).toBeLessThan(700);
    }
  });

  it('also where a flag is wrong', () => {
    const { problems } = parseLink(`https://example.org/?embed=${LONG}#v=1`, catalog);
    expect(problems).toHaveLength(1);
    expect(problems[0].value.length).toBeLessThan(90);
  });
});

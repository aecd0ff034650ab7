// What stands around the link: host flags, run specs, words for runs, own data.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultFlags,
  describeRun,
  differsIn,
  formatFlags,
  mergeSettings,
  parseFlags,
  parseLink,
  runSpec,
} from '../../../web/src/config/index.js';
import { decodeTable, encodeTable } from '../../../web/src/config/table.js';
import { MAX_TABLE_LENGTH } from '../../../web/src/config/config.js';
import { readText } from '../../../web/src/config/values.js';
import { writeNumber } from '../../../web/src/config/value-text.js';
import { anyConfig, catalog, index } from '../catalog/catalog.js';

const configOf = (text) => parseLink(text, catalog).config;

describe('host flags', () => {
  it('are read from the query and written back', () => {
    const query = '?embed=1&show=loss,lr&lock=batch&theme=dark&autoplay=1&at=500&height=400';
    const { flags, problems } = parseFlags(query);
    expect(problems).toEqual([]);
    expect(flags).toEqual({
      ...defaultFlags(),
      embed: true,
      show: ['loss', 'lr'],
      lock: ['batch'],
      theme: 'dark',
      autoplay: true,
      at: 500,
      height: 400,
    });
    expect(formatFlags(flags)).toBe(query);
    expect(parseLink(`https://x.test/p/${query}#v=1`, catalog).flags).toEqual(flags);
  });

  it('tell apart what is not said, yes and no', () => {
    for (const [query, autoplay] of [
      ['', null],
      ['?autoplay=1', true],
      ['?autoplay=0', false],
    ]) {
      expect(parseFlags(query).flags.autoplay).toBe(autoplay);
      expect(formatFlags({ autoplay })).toBe(query);
    }
  });

  it('leave foreign keys alone and say what is wrong', () => {
    const { flags, problems } = parseFlags('?utm=1&theme=pink&at=-5&height=1e9');
    expect(flags).toEqual(defaultFlags());
    expect(problems.map(({ key }) => key)).toEqual(['theme', 'at', 'height']);
  });

  it('tell every part of a list that is no name, and leave the others', () => {
    const { flags, problems } = parseFlags('?controls=lr,a%20b,run2.lr,%3Cb%3E,Kp');
    expect(flags.controls).toEqual(['lr', 'a', 'b', 'run2.lr', 'Kp']);
    expect(problems.map(({ key, value }) => [key, value])).toEqual([['controls', '<b>']]);
    const many = Array.from({ length: 40 }, (_, i) => `n${i}`).join(',');
    expect(parseFlags(`?hide=${many}`).problems).toHaveLength(8);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const { flags } = parseFlags(text);
        expect(parseFlags(formatFlags(flags)).flags).toEqual(flags);
      }),
    );
  });
});

describe('numbers', () => {
  it('survive their text exactly', () => {
    const param = { type: 'real', min: -1e300, max: 1e300, choices: [] };
    fc.assert(
      fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), (number) => {
        const text = writeNumber(number);
        expect(text).not.toContain('+');
        expect(readText(param, text).value).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it.each([
    [0.001, '0.001'],
    [1e-8, '1e-8'],
    [100000, '100000'],
    [1e9, '1e9'],
    [-0, '0'],
    [0.1 + 0.2, '0.30000000000000004'],
  ])('%d is written %s', (number, text) => expect(writeNumber(number)).toBe(text));
});

describe('runSpec', () => {
  it('holds the run’s own settings and nothing of the page', () => {
    const config = configOf('steps=100&init=normal&init.std=2&average=3&run=adam,batch=8');
    expect(runSpec(config, 0, catalog)).toEqual({
      settings: { init: 'normal', 'init.std': 2, steps: 100, batch: 8 },
      optimizer: { id: 'adam', params: {} },
      schedule: { id: 'constant', params: {} },
      warmup: null,
      wrappers: [],
    });
  });

  it('leaves parameters behind when a run picks another entry', () => {
    const settings = { init: 'normal', 'init.std': 2 };
    expect(mergeSettings(settings, { init: 'uniform' }, index)).toEqual({ init: 'uniform' });
    expect(mergeSettings(settings, { 'init.std': 3 }, index)).toEqual({
      init: 'normal',
      'init.std': 3,
    });
  });

  it('is the same for runs that differ in looks only', () => {
    const config = configOf('run=adam,warmup=5,label=a,color=1&run=adam,warmup=5,visible=0');
    const spec = runSpec(config, 0, catalog);
    expect(spec).toEqual(runSpec(config, 1, catalog));
    expect(spec.warmup).toEqual({ id: 'warmup-linear', params: { warmup: 5 } });
  });
});

describe('words for runs', () => {
  it('are the label or the name', () => {
    const { runs } = configOf('run=adam&run=adam,label=Mine');
    expect(describeRun(runs[0], catalog)).toBe(index.rule('adam').name);
    expect(describeRun(runs[1], catalog)).toBe('Mine');
  });

  it('say in what runs differ, and not in what they agree', () => {
    const config = configOf(
      'steps=100&run=adam,lr=0.1,batch=8&run=adam,lr=0.1,beta1=0.5,with=clip-norm&run=sgd,lr=0.1',
    );
    const words = differsIn(config, catalog).map((list) => list.map(({ text }) => text));
    expect(words[0]).toEqual(['beta1 0.9', 'batch 8']);
    expect(words[1]).toEqual(['beta1 0.5', index.wrapper('clip-norm').name, 'batch 32']);
    expect(words[2]).toEqual(['batch 32']);
  });

  it('are there for any experiment', () => {
    fc.assert(
      fc.property(anyConfig, (any) => {
        const config = configOf(''),
          { runs } = any;
        expect(differsIn({ ...config, runs }, catalog)).toHaveLength(runs.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('own data', () => {
  const table = {
    featureNames: ['länge', 'b'],
    classNames: ['no', 'yes'],
    inputs: [
      [1, 2.5],
      [0.1, -3],
      [1e-7, 4],
    ],
    targets: [0, 1, 1],
  };

  it('survives the link', async () => {
    const { text, problems } = await encodeTable(table);
    expect(problems).toEqual([]);
    const { config, problems: linkProblems } = parseLink(`v=1&table=${text}`, catalog);
    expect(linkProblems).toEqual([]);
    expect(await decodeTable(config.table)).toEqual({ table, problems: [] });
  });

  it('is refused with numbers when it is too large', async () => {
    const inputs = Array.from({ length: 4000 }, (_, i) => [Math.sin(i), Math.cos(i)]);
    const large = { ...table, inputs, targets: inputs.map(() => 0) };
    const { text, problems } = await encodeTable(large);
    expect(text).toBeUndefined();
    expect(problems[0].message).toContain(String(MAX_TABLE_LENGTH));
  });

  it('is refused when a cell is missing or a class does not exist', async () => {
    for (const change of [
      { inputs: [[1], [2], [3]] },
      { targets: [0, 1, 2] },
      { classNames: ['a'] },
    ]) {
      const { problems } = await encodeTable({ ...table, ...change });
      expect(problems).toHaveLength(1);
    }
  });

  it('never throws on damaged text, and stops inflating early', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{0,80}$/), async (text) => {
        expect((await decodeTable(text)).problems.length).toBeLessThanOrEqual(1);
      }),
    );
    const zeros = new Blob([new Uint8Array(3_000_000)]).stream();
    const packed = zeros.pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = Buffer.from(await new Response(packed).arrayBuffer());
    expect((await decodeTable(bytes.toString('base64url'))).problems).toHaveLength(1);
  });
});

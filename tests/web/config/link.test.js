// Links: round trips over the whole catalog, text typed by hand, and text that is not a link at all.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINK_LENGTH, formatLink, parseLink } from '../../../web/src/config/link.js';
import { MAX_RUNS } from '../../../web/src/config/config.js';
import { normalizeConfig } from '../../../web/src/config/gate.js';
import {
  anyConfig,
  catalog,
  oneRun,
  rules,
  schedules,
  someParams,
  warmups,
  wrappers,
} from '../catalog/catalog.js';

const parse = (text) => parseLink(text, catalog);
const format = (config) => formatLink(config, catalog);
const canonical = (text) => format(parse(text).config);

describe('round trips', () => {
  it('gives back every experiment, and one text for it', () => {
    fc.assert(
      fc.property(anyConfig, (any) => {
        const config = normalizeConfig(any, catalog);
        const link = format(config);
        fc.pre(link.length <= MAX_LINK_LENGTH);
        const parsed = parse(link);
        expect(parsed.problems).toEqual([]);
        expect(parsed.config).toEqual(config);
        expect(format(any)).toBe(link);
        expect(normalizeConfig(config, catalog)).toEqual(config);
      }),
      { numRuns: 150 },
    );
  });

  const entries = [
    ['optimizer', rules, (entry, params) => oneRun(entry.id, { params })],
    [
      'schedule',
      schedules,
      (entry, params) => oneRun(rules[0].id, { schedule: entry.id, scheduleParams: params }),
    ],
    [
      'warm-up',
      warmups,
      (entry, warmupParams) =>
        oneRun(rules[0].id, { warmup: 7, warmupKind: entry.id, warmupParams }),
    ],
    [
      'wrapper',
      wrappers,
      (entry, params) => oneRun(rules[0].id, { wrappers: [{ id: entry.id, params }] }),
    ],
  ];
  for (const [family, list, configOf] of entries) {
    it(`gives back every ${family} with all of its parameters`, () => {
      for (const entry of list) {
        fc.assert(
          fc.property(someParams(entry.params), (params) => {
            const config = normalizeConfig(configOf(entry, params), catalog);
            const { config: read, problems } = parse(format(config));
            expect(problems).toEqual([]);
            expect(read).toEqual(config);
          }),
          { numRuns: 10 },
        );
      }
    });
  }

  it('gives back every entry that a setting picks, with all of its parameters', () => {
    for (const setting of catalog.settings.filter(({ family }) => family)) {
      for (const entry of catalog[setting.family]) {
        fc.assert(
          fc.property(someParams(entry.params), (params) => {
            const settings = { [setting.id]: entry.id };
            for (const [id, value] of Object.entries(params))
              settings[`${setting.id}.${id}`] = value;
            const config = normalizeConfig({ version: 1, settings, runs: [] }, catalog);
            expect(parse(format(config))).toMatchObject({ config, problems: [] });
          }),
          { numRuns: 5 },
        );
      }
    }
  });

  it('writes ids as they are in the catalog, so that lower case finds them', () => {
    const ids = Object.values(catalog)
      .filter(Array.isArray)
      .flat()
      .flatMap(({ id, params = [] }) => [id, ...params.map((param) => param.id)]);
    expect(ids.filter((id) => id !== id.toLowerCase())).toEqual([]);
  });
});

describe('text that nobody checked', () => {
  const isSane = (text) => {
    const { config, problems, flags } = parse(text);
    expect(Array.isArray(problems) && typeof flags === 'object').toBe(true);
    const link = format(config);
    expect(link.length).toBeLessThanOrEqual(MAX_LINK_LENGTH);
    expect(parse(link).problems).toEqual([]);
    expect(canonical(link)).toBe(link);
  };

  it('never throws and is idempotent on arbitrary text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), isSane), { numRuns: 500 });
  });

  it('never throws and is idempotent on pieces of links', () => {
    const words = [
      'v=1',
      'run',
      '=',
      '&',
      ',',
      '-',
      ':',
      '%',
      '%2C',
      '%3D',
      '+',
      '#',
      '?',
      '.',
      ' ',
    ];
    const ids = [...catalog.optimizers, ...catalog.settings, ...catalog.schedules].map(
      ({ id }) => id,
    );
    const values = [
      'lr',
      '0.1',
      '1e400',
      '-1',
      'none',
      'auto',
      'with',
      'label',
      'warmup',
      'true',
      '__proto__',
    ];
    const piece = fc.constantFrom(...words, ...words, ...ids, ...values);
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, isSane), { numRuns: 1000 });
  });

  it('never throws and is idempotent on damaged links', () => {
    const damaged = fc
      .tuple(anyConfig, fc.nat(), fc.nat(12), fc.string({ maxLength: 4 }))
      .map(([config, at, length, insertion]) => {
        const link = format(config);
        const start = at % (link.length + 1);
        return link.slice(0, start) + insertion + link.slice(start + length);
      });
    fc.assert(fc.property(damaged, isSane), { numRuns: 300 });
  });

  it('says what is unknown, out of range or given twice, and uses the rest', () => {
    const { config, problems } = parse(
      'v=1&colour=red&noise=5&steps=0&data=doughnut&steps=100&run=adam,lr=-1,x=2,batch=7&run=foo',
    );
    expect(config.settings).toEqual({ noise: 1, steps: 100 });
    expect(config.runs).toHaveLength(1);
    expect(config.runs[0]).toMatchObject({ params: { lr: 0 }, overrides: { batch: 7 } });
    expect(problems.map(({ key, value }) => `${key}=${value}`).sort()).toEqual([
      'colour=red',
      'data=doughnut',
      'noise=5',
      'run 1: lr=-1',
      'run 1: x=2',
      'run 2=foo',
      'steps=0',
      'steps=100',
    ]);
    expect(problems.every(({ message }) => message.length > 5)).toBe(true);
    expect(problems.find(({ key }) => key === 'noise').message).toMatch(/at most 1; 1 is used/);
  });

  it('uses whole pairs of the first 8,000 characters', () => {
    const long = `v=1&steps=123&run=adam,label=${'x'.repeat(MAX_LINK_LENGTH)}`;
    const { config, problems } = parse(long);
    expect(config).toEqual({ version: 1, settings: { steps: 123 }, runs: [] });
    expect(problems[0]).toMatchObject({ key: 'link', value: `${long.length} characters` });
  });

  it('keeps a link within its limit even where the canonical text is longer', () => {
    const link = `v=1${`&run=adam,label=${'€'.repeat(60)}`.repeat(16)}`;
    expect(link.length).toBeLessThan(MAX_LINK_LENGTH);
    const { config, problems } = parse(link);
    expect(format(config).length).toBeLessThanOrEqual(MAX_LINK_LENGTH);
    expect(config.runs.length).toBeLessThan(16);
    expect(problems.some(({ key }) => key === 'link')).toBe(true);
  });

  it('takes no more runs than there is room for', () => {
    const { config, problems } = parse(`v=1${'&run=sgd'.repeat(MAX_RUNS + 4)}`);
    expect(config.runs).toHaveLength(MAX_RUNS);
    expect(problems).toHaveLength(1);
  });

  it('reads another version as well as it can, and says so', () => {
    const { config, problems } = parse('v=7&steps=50&run=sgd');
    expect(config.settings.steps).toBe(50);
    expect(problems).toMatchObject([{ key: 'v', value: '7' }]);
  });
});

describe('text typed by hand', () => {
  const link = 'v=1&noise=0.1&hidden=8-4&steps=500&run=adamw,lr=0.003,schedule=cosine,warmup=100';

  it.each([
    ['a whole address', `https://example.org/a/?embed=1#${link}`],
    ['a fragment', `#${link}`],
    ['the bare text', link],
    ['a query without a fragment', `https://example.org/?${link}`],
    ['spaces around it', `  ${link}\n`],
    [
      'another order',
      'run=schedule=cosine,warmup=100,adamw,lr=0.003&steps=500&hidden=8-4&noise=.1&v=1',
    ],
    [
      'upper case',
      'V=1&Noise=0.1&HIDDEN=8-4&steps=500&RUN=AdamW,LR=0.003,Schedule=COSINE,warmup=100',
    ],
    [
      'stray spaces',
      'v=1& noise = 0.1 &hidden= 8 - 4&steps=500&run= adamw , lr = 0.003, schedule = cosine ,warmup= 100 ',
    ],
    ['encoded commas and equals', link.replaceAll(',', '%2C').replace('lr=', 'lr%3D')],
    ['all of it encoded', encodeURIComponent(link)],
    ['copied out of HTML', link.replaceAll('&', '&amp;')],
    ['a repeated list', link.replace('hidden=8-4', 'hidden=8&hidden=4')],
    ['prefixes', link.replace('lr=', 'optimizer.lr=')],
    ['no version', link.replace('v=1&', '')],
    ['defaults written out', `${link}&batch=32&activation=tanh&features=x1-x2`],
    ['other spellings of numbers', link.replace('0.1', '1e-1').replace('=500', '=5e+2')],
  ])('reads %s', (_, text) => {
    const { config, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(format(config)).toBe(link);
  });

  it('keeps labels whole', () => {
    const { config } = parse('run=sgd,label=My+run%2C+100%25+%26+more');
    expect(config.runs[0].label).toBe('My run, 100% & more');
    expect(format(config)).toBe('v=1&run=sgd,label=My+run%2C+100%25+%26+more');
  });

  it('reads wrappers, colours and visibility', () => {
    const { config, problems } = parse(
      'run=adam,with=clip-norm,clip-norm.max_norm=0.5,with=lookahead,color=3,visible=0',
    );
    expect(problems).toEqual([]);
    expect(config.runs[0].wrappers).toEqual([
      { id: 'clip-norm', params: { max_norm: 0.5 } },
      { id: 'lookahead', params: {} },
    ]);
    expect(config.runs[0]).toMatchObject({ color: 3, visible: false });
  });

  it('takes a parameter of a wrapper for the wish to have it', () => {
    expect(canonical('run=sgd,clip-norm.max_norm=0.5')).toBe(
      'v=1&run=sgd,with=clip-norm,clip-norm.max_norm=0.5',
    );
  });

  it('reads parameters of what a setting picks, whatever comes first', () => {
    const { config, problems } = parse('init.std=0.5&init=normal&run=sgd,init.std=0.1');
    expect(problems).toEqual([]);
    expect(config.settings).toEqual({ init: 'normal', 'init.std': 0.5 });
    expect(config.runs[0].overrides).toEqual({ 'init.std': 0.1 });
  });

  it('does not let a run override what belongs to the page', () => {
    const view = catalog.settings.find(({ group }) => group === 'View');
    const { config, problems } = parse(`run=sgd,${view.id}=${view.default}`);
    expect(config.runs[0].overrides).toEqual({});
    expect(problems).toHaveLength(1);
  });

  it('reads and writes the charts of the page, whose names have hyphens', () => {
    const views = catalog.settings.find(({ id }) => id === 'views');
    expect(views.default).toEqual(['loss', 'lr', 'accuracy']);
    const read = (text) => parse(text).config.settings.views;
    expect(read('views=loss,lr,accuracy')).toBeUndefined();
    expect(read('views=loss-gradient-norm-layer-gradient-norm-sharpness')).toEqual([
      'loss',
      'gradient-norm',
      'layer-gradient-norm',
      'sharpness',
    ]);
    expect(read('views=none')).toEqual([]);
    expect(canonical('views=sharpness&views=loss&run=sgd')).toBe(
      'v=1&views=loss,sharpness&run=sgd',
    );
    const { config, problems } = parse('views=loss,teapot');
    expect(config.settings.views).toEqual(['loss']);
    expect(problems).toMatchObject([{ key: 'views', value: 'loss,teapot' }]);
    const whole = `v=1&views=${views.choices.join(',')}`;
    expect(canonical(whole)).toBe(whole);
  });

  it('reads lists with minus signs and exponents', () => {
    const read = (text) => parse(`start=${text}`).config.settings.start;
    expect(read('-1.5:2')).toEqual([-1.5, 2]);
    expect(read('1e-3:-2')).toEqual([0.001, -2]);
    expect(parse('hidden=none').config.settings.hidden).toEqual([]);
    expect(parse('layer_rates=1-1e-2-0.5').config.settings.layer_rates).toEqual([1, 0.01, 0.5]);
  });
});

describe('numbers as people write them', () => {
  it.each([
    [
      'run=adam,lr=0,01',
      'run 1: lr',
      '0,01',
      'is read as 0, since a comma ends a value; write 0.01',
    ],
    ['run=adam,lr=1%', 'run 1: lr', '1%', 'must be a number; it is left out; write 0.01'],
    ['run=adam,lr=1%,label=a', 'run 1: lr', '1%', 'must be a number; it is left out; write 0.01'],
    ['noise=0,25', 'noise', '0,25', 'must be a number; it is left out; write 0.25'],
    ['noise=much', 'noise', 'much', 'must be a number; it is left out'],
    ['hidden=5%', 'hidden', '5%', /such as 16-8; it is left out$/],
  ])('are said with what was understood: %s', (text, key, value, message) => {
    const { problems } = parse(`v=1&${text}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ key, value });
    expect(problems[0].message).toMatch(message);
  });
});

describe('canonical form', () => {
  it('drops what equals the default or the experiment', () => {
    expect(canonical('batch=32&steps=100&run=adam,lr=0.001,steps=100,batch=8')).toBe(
      'v=1&steps=100&run=adam,batch=8',
    );
  });

  it('keeps an override that goes back to the default', () => {
    expect(canonical('batch=8&run=sgd,batch=32')).toBe('v=1&batch=8&run=sgd,batch=32');
  });

  it('leaves `warmup` to a schedule that has one itself', () => {
    const own = schedules.find(({ params }) => params.some(({ id }) => id === 'warmup'));
    const text = `v=1&run=sgd,schedule=${own.id},warmup=7,warmup.warmup=9`;
    const { config, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(config.runs[0]).toMatchObject({ scheduleParams: { warmup: 7 }, warmup: 9 });
    expect(format(config)).toBe(text);
    expect(parse('run=sgd,warmup=9').config.runs[0]).toMatchObject({ warmup: 9 });
    expect(parse('run=sgd,warmup.warmup=9').config.runs[0]).toMatchObject({ warmup: 9 });
  });

  it('prefixes a parameter of the schedule that the optimizer has as well', () => {
    const shared = schedules
      .flatMap((schedule) => schedule.params.map((param) => ({ schedule, param })))
      .map(({ schedule, param }) => ({
        schedule,
        param,
        rule: rules.find((rule) => rule.params.some(({ id }) => id === param.id)),
      }))
      .find(({ rule, param }) => rule && param.type === 'real' && !param.optional);
    const { schedule, param, rule } = shared;
    const value = param.default === 0.5 ? 0.25 : 0.5;
    const text = `v=1&run=${rule.id},schedule=${schedule.id},schedule.${param.id}=${value}`;
    const { config, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(config.runs[0].scheduleParams).toEqual({ [param.id]: value });
    expect(config.runs[0].params).toEqual({});
    expect(format(config)).toBe(text);
  });
});

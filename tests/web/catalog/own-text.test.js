// Texts that users write, in links: readable, one link a text, and with their free names.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLink, parseLink } from '../../../web/src/config/link.js';
import { differsIn } from '../../../web/src/config/describe.js';
import { normalizeConfig } from '../../../web/src/config/gate.js';
import { hasText, runSpec } from '../../../web/src/config/spec.js';
import { cleanText, freeNames, withFreeNames } from '../../../web/src/catalog/own-text.js';
import { compileSpec } from '../../../web/src/own/compile-spec.js';
import { EXAMPLES } from '../../../web/src/own/examples.js';
import { ownText } from '../own/own-texts.js';
import { catalog } from './catalog.js';

const seed = Number(process.env.TEST_SEED ?? 1);
const parse = (link) => parseLink(link, catalog);
const canonical = (link) => formatLink(parse(link).config, catalog);
const ADAM = EXAMPLES.rule.find(({ name }) => name === 'Adam').text;
const CLIP = 'g=g*min(1,c/norm_all(g));w=w-lr*g';

describe('a rule in a link', () => {
  it('stays readable', () => {
    const link = 'v=1&run=custom,rule=m=b1*m%2B(1-b1)*g;w=w-lr*max(m,0),b1=0.8';
    const { config, problems } = parse(link);
    expect(problems).toEqual([]);
    expect(config.runs[0].params).toEqual({ rule: 'm=b1*m+(1-b1)*g;w=w-lr*max(m,0)', b1: 0.8 });
    expect(formatLink(config, catalog)).toBe(link);
  });

  it('may be typed by hand: with plus signs, spaces, capitals, names before the text', () => {
    const typed = 'v=1&run=custom,b1=0.8,rule=M = b1*M+(1-b1)*g;%0A W=W-lr*max(M, 0) ,lr=0.1';
    expect(canonical(typed)).toBe(
      'v=1&run=custom,lr=0.1,rule=m=b1*m%2B(1-b1)*g;w=w-lr*max(m,0),b1=0.8',
    );
  });

  it('need not be written where it is the usual one', () => {
    expect(canonical('v=1&run=custom,mu=0.5')).toBe('v=1&run=custom,mu=0.5');
    expect(canonical('v=1&run=custom,rule=m=mu*m%2Bg;w=w-lr*m,mu=0.9')).toBe('v=1&run=custom');
  });

  it('decides which parameters there are', () => {
    const { problems, config } = parse('v=1&run=custom,rule=w=w-k*g,mu=0.5,k=3');
    expect(config.runs[0].params).toEqual({ rule: 'w=w-k*g', k: 3 });
    expect(problems).toEqual([expect.objectContaining({ key: 'run 1: mu' })]);
  });

  it('may use names that mean something else outside', () => {
    const link = canonical(
      'v=1&run=custom,rule=w=w-batch*warmup*label*g,optimizer.label=3,batch=2',
    );
    expect(parse(link).config.runs[0]).toMatchObject({
      params: { batch: 2, label: 3 },
      overrides: {},
      label: '',
    });
    expect(canonical(link)).toBe(link);
  });

  it('is kept when it is wrong, commas and parentheses and all', () => {
    for (const text of ['w=w-lr*(g,lr=0.1', ')(', 'a,b', 'w=w-&#%', 'x)y']) {
      const config = {
        version: 1,
        settings: {},
        runs: [{ optimizer: 'custom', params: { rule: text } }],
      };
      const link = formatLink(config, catalog);
      expect(parse(link).config.runs).toEqual([
        expect.objectContaining({ params: { rule: cleanText(text) } }),
      ]);
    }
    // A comma that nothing encloses ends the text.
    const { problems } = parse('v=1&run=custom,rule=w=w-lr*(g,b1=0.3');
    expect(problems.length).toBeGreaterThan(0);
  });

  it(`gives back every text with its free names (seed ${seed})`, () => {
    fc.assert(
      fc.property(ownText('rule'), fc.double({ min: 0, max: 0.9, noNaN: true }), (text, value) => {
        const rule = cleanText(text);
        const names = freeNames(rule, 'rule');
        const params = Object.fromEntries(names.map((name) => [name, value === 0 ? 0 : value]));
        const any = {
          version: 1,
          settings: {},
          runs: [{ optimizer: 'custom', params: { rule, ...params } }],
        };
        const config = normalizeConfig(any, catalog);
        const link = formatLink(config, catalog);
        fc.pre(link.length < 8000);
        expect(parse(link)).toMatchObject({ config, problems: [] });
        expect(Object.keys(config.runs[0].params).length).toBeGreaterThan(0);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('tells runs apart in words', () => {
    const { config } = parse(`v=1&run=custom&run=custom,rule=${encodeURIComponent(CLIP)}`);
    const [, second] = differsIn(config, catalog);
    expect(second[0].text).toBe('rule …c/norm_all(g));w=w-lr*g');
  });
});

describe('schedules and surfaces in a link', () => {
  it('keep their texts and free names', () => {
    for (const link of [
      'v=1&run=adam,schedule=custom,rate=lr*gamma^floor(t/period),gamma=0.2,period=50',
      'v=1&problem=surface&surface=custom&surface.f=x^2%2Bk*y^2&surface.k=7&run=sgd',
      'v=1&problem=surface&run=sgd,surface=custom,surface.f=x^2%2Bk*y^2,surface.k=7',
    ]) {
      expect(parse(link).problems).toEqual([]);
      expect(canonical(link)).toBe(link);
    }
    expect(canonical('v=1&surface.k=7&surface.f=x^2+k*y&surface=custom')).toBe(
      'v=1&surface=custom&surface.f=x^2%2Bk*y&surface.k=7',
    );
  });

  it('share a name with the rule under a prefix', () => {
    const link = 'v=1&run=custom,rule=w=w-k*g,k=2,schedule=custom,rate=lr*k,schedule.k=3';
    expect(parse(link)).toMatchObject({
      problems: [],
      config: { runs: [{ params: { k: 2 }, scheduleParams: { k: 3 } }] },
    });
    expect(canonical(link)).toBe(link);
  });
});

describe('a name of a rule as what is swept', () => {
  const RULE = 'run=custom,rule=w=w-lr*kick*g';
  const read = (link) => parse(`v=1&${link}`);

  it.each(['sweep.x', 'sweep.y'])('is kept in a link, %s', (key) => {
    const { config, problems } = read(`${key}=kick&run=sgd&${RULE}`);
    expect(problems).toEqual([]);
    expect(config.settings).toEqual({ [key]: 'kick' });
    const link = formatLink(config, catalog);
    expect(link).toBe(`v=1&${key}=kick&run=sgd&${RULE}`);
    expect(parse(link).config).toEqual(config);
    // Texts know no capitals.
    expect(read(`${key}=KICK&${RULE}`).config.settings).toEqual({ [key]: 'kick' });
  });

  it('is left out and said where no run has it', () => {
    for (const link of ['sweep.x=kick&run=sgd', 'sweep.x=kick', `sweep.x=kic&${RULE}`]) {
      const { config, problems } = read(link);
      expect(config.settings).toEqual({});
      expect(problems).toHaveLength(1);
      expect(problems[0].key).toBe('sweep.x');
      expect(problems[0].message).toMatch(/neither a setting nor a name in the rule of a run/);
    }
    // What is given to every rule is no parameter of it.
    expect(read(`sweep.x=g&${RULE}`).problems).toHaveLength(1);
  });

  it('is nothing but a name', () => {
    for (const word of ['a-b', '1', '<b>', 'k,k']) {
      const { config, problems } = read(`sweep.x=${encodeURIComponent(word)}&${RULE}`);
      expect(config.settings).toEqual({});
      expect(problems[0].message).toMatch(/must be/);
    }
    // Other choices are words of their lists only.
    expect(read(`norm=kick&${RULE}`).problems[0].message).toMatch(/must be one of/);
  });

  it('stays while the page changes the rule, since it may come back', () => {
    const { config } = read(`sweep.x=kick&${RULE}`);
    config.runs[0].params = { rule: 'w=w-lr*g' };
    expect(normalizeConfig(config, catalog).settings).toEqual({ 'sweep.x': 'kick' });
  });
});

describe('what the engine is told', () => {
  const specOf = (link) => runSpec(parse(link).config, 0, catalog);

  it('are programs, without free names', () => {
    const spec = specOf('v=1&run=custom,rule=w=w-k*g,k=2,lr=0.1,schedule=custom,rise=3');
    expect(hasText(spec, catalog)).toBe(true);
    const compiled = compileSpec(spec, catalog);
    expect(compiled.optimizer.params).toEqual({ lr: 0.1, rule: expect.any(Array) });
    expect(compiled.schedule.params).toEqual({ rate: expect.any(Array) });
    expect(compiled.optimizer.params.rule).toContain(2);
    expect(hasText(compiled, catalog)).toBe(false);
    expect(compileSpec(compiled, catalog)).toEqual(compiled);
  });

  it('of a surface as well', () => {
    const spec = specOf('v=1&problem=surface&surface=custom&surface.k=7&run=sgd');
    expect(hasText(spec, catalog)).toBe(true);
    const { settings } = compileSpec(spec, catalog);
    expect(settings).toMatchObject({ surface: 'custom', 'surface.f': expect.any(Array) });
    expect(settings).not.toHaveProperty(['surface.k']);
    expect(hasText(specOf('v=1&run=adam'), catalog)).toBe(false);
  });

  it('is told where a text is wrong', () => {
    const wrong = () => compileSpec(specOf('v=1&run=custom,rule=w=w-lr*g)'), catalog);
    expect(wrong).toThrow(/rule: w=w-lr\*g\) at character 9: No parenthesis is open/);
  });
});

describe('free names', () => {
  it('become parameters with a usual value, range and slider', () => {
    const entry = catalog.optimizers.find(({ id }) => id === 'custom');
    const { params } = withFreeNames(entry, { rule: ADAM });
    const found = Object.fromEntries(params.map((param) => [param.id, param]));
    expect(Object.keys(found)).toEqual(['lr', 'rule', 'b1', 'b2', 'eps']);
    expect(found.b1).toMatchObject({ default: 0.9, complement: true });
    expect(found.b2.default).toBe(0.999);
    expect(found.eps).toMatchObject({ default: 1e-8, scale: 'log', zero: true });
    expect(withFreeNames(catalog.optimizers[0], {})).toBe(catalog.optimizers[0]);
    for (const { min, max, sliderMin, sliderMax, default: usual } of params.slice(2)) {
      expect(usual >= min && usual <= max && sliderMin >= min && sliderMax <= max).toBe(true);
      expect(sliderMin).toBeLessThan(sliderMax);
    }
  });
});

// Goals, what is free, and hints: in links, in plain data, and as people type them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeConfig } from '../../../web/src/config/gate.js';
import { MAX_LINK_LENGTH, formatLink, parseLink } from '../../../web/src/config/link.js';
import { mendLink } from '../../../web/src/config/mend-link.js';
import { takePredicates } from '../../../web/src/config/mend-task.js';
import { runSpec } from '../../../web/src/config/spec.js';
import { catalog } from '../catalog/catalog.js';

const RUN = 'run=sgd,lr=0.1';
const parse = (text) => parseLink(text, catalog);
const typed = (text) => parse(mendLink(text, catalog));
const canonical = (text) => formatLink(typed(text).config, catalog);
const taskOf = ({ config: { goal, free, hint } }) => ({ goal, free, hint });

describe('what a link asks', () => {
  it('stands before the runs, each goal and each hint by itself, and changes nothing that is trained', () => {
    const link =
      'v=1&title=T&goal=val_loss:lt:0.05&goal=steps:le:400&goal=run1.val_loss:lt:run2.val_loss' +
      `&free=run1.lr,schedule&hint=diverged:Too+fast%3F&hint=:Try+again%2E&data=moons&${RUN}`;
    const { config, problems } = parse(link);
    expect(problems).toEqual([]);
    expect(config.goal).toEqual([
      'val_loss:lt:0.05',
      'steps:le:400',
      'run1.val_loss:lt:run2.val_loss',
    ]);
    expect(config.free).toEqual(['run1.lr', 'schedule']);
    expect(config.hint).toEqual(['diverged:Too fast?', ':Try again.']);
    expect(formatLink(config, catalog)).toBe(link);
    expect(normalizeConfig(config, catalog)).toEqual(config);
    expect(mendLink(link, catalog)).toBe(link);
    const bare = parse(`v=1&data=moons&${RUN}`).config;
    expect(runSpec(config, 0, catalog)).toEqual(runSpec(bare, 0, catalog));
  });

  it.each([
    ['signs', 'goal=val_loss<0.05', 'goal=val_loss:lt:0.05'],
    ['signs that a browser encoded', 'goal=val_loss%3C=0.05', 'goal=val_loss:le:0.05'],
    ['signs of mathematics', 'goal=val_accuracy≥0.97', 'goal=val_accuracy:ge:0.97'],
    ['HTML', 'goal=val_loss&lt;0.05', 'goal=val_loss:lt:0.05'],
    ['several in one', 'goal=peak > 10 ; steps<=400', 'goal=peak:gt:10&goal=steps:le:400'],
    ['numbers in other forms', 'goal=last<.050', 'goal=last:lt:0.05'],
    ['capitals and hyphens', 'goal=Run2.First-Below(1e-5)<3', 'goal=run2.first_below(1e-5):lt:3'],
    ['negative numbers', 'goal=last<-0.4', 'goal=last:lt:-0.4'],
    ['one twice', 'goal=diverged&goal=diverged', 'goal=diverged'],
    ['blanks in free names', 'free=lr, run2.schedule', 'free=lr,run2.schedule'],
    [
      'a hint with several predicates',
      'hint=val_loss>0.5;steps>100:Is+it (too) slow: or what',
      'hint=val_loss:gt:0.5;steps:gt:100:Is+it+%28too%29+slow:+or+what',
    ],
  ])('is read with %s', (_, text, pairs) => {
    expect(canonical(`v=1&${text}&${RUN}`)).toBe(`v=1&${pairs}&${RUN}`);
    expect(typed(`v=1&${text}&${RUN}`).problems).toEqual([]);
    expect(canonical(`https://a.org/?embed=1#v=1&${text}&${RUN}.`)).toBe(`v=1&${pairs}&${RUN}`);
  });

  it('loses the full stop behind it at the end of a link, but not of a hint', () => {
    const end = (text) => mendLink(`https://a.org/#v=1&${RUN}&${text}`, catalog);
    expect(end('goal=run1.first_below(0.1):lt:3.')).toMatch(/:lt:3$/);
    expect(end('goal=last:lt:run2.first_below(0.1).')).toMatch(/\(0\.1\)$/);
    expect(end('hint=diverged:Why?')).toMatch(/:Why%3F$/);
  });

  it.each([
    ['goal', 'val_loss<'],
    ['goal', 'val_loss<0.05.1'],
    ['goal', '0.05>val_loss'],
    ['goal', 'val_loss==3'],
    ['goal', '<script>'],
    ['hint', 'no predicate'],
    ['hint', `diverged:${'x'.repeat(500)}`],
    ['hint', 'diverged:'],
    ['free', 'alert(1)'],
  ])('reports %s=%s and leaves it out', (key, text) => {
    const { config, problems } = typed(`v=1&${key}=${encodeURIComponent(text)}&${RUN}`);
    expect(config).not.toHaveProperty(key);
    expect(problems).toMatchObject([{ key, message: 'cannot be read; it is left out' }]);
  });

  it('is read from plain data, whatever stands there', () => {
    const of = (given) => {
      const problems = [];
      const config = normalizeConfig({ ...given, runs: [] }, catalog, (one) =>
        problems.push(one.key),
      );
      return { ...taskOf({ config }), problems };
    };
    expect(of({ goal: 'diverged', free: ['lr'] })).toMatchObject({
      goal: ['diverged'],
      problems: [],
    });
    expect(of({ goal: [5, null, {}], hint: {}, free: 'x y' }).problems).toEqual([
      ...['goal', 'goal', 'goal', 'free', 'hint'],
    ]);
    const many = Array.from({ length: 40 }, (_, i) => `last:lt:${i}`);
    expect(of({ goal: many }).goal).toHaveLength(32);
    expect(of({ goal: many }).problems).toHaveLength(8);
  });

  it('loses the hints where the link is too long, after the note and before the title', () => {
    const start = `v=1&title=T&note=${'n'.repeat(300)}&goal=diverged&hint=:H&run=adam,label=`;
    const long = (beyond) => parse(start + 'y'.repeat(MAX_LINK_LENGTH + beyond - start.length));
    expect(long(0).problems).toHaveLength(1);
    expect(long(1).config).toMatchObject({ title: 'T', hint: [':H'] });
    expect(long(307).config).toMatchObject({ title: 'T', goal: ['diverged'] });
    expect(long(307).config).not.toHaveProperty('hint');
  });

  it('keeps a plus sign, which is a space in links', () => {
    const { config } = parseLink('v=1&goal=accuracy:lt:%2B1&run=sgd', catalog);
    expect(config.goal).toEqual(['accuracy:lt:+1']);
    expect(parseLink(formatLink(config, catalog), catalog).config).toEqual(config);
  });

  it('comes back from its link, and mending it again changes nothing', () => {
    const seed = Number(process.env.TEST_SEED ?? 1);
    const line = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(line, line, (a, b) => {
        const text = `v=1&goal=${encodeURIComponent(a.toWellFormed?.() ?? '')}&hint=diverged:${encodeURIComponent(b.toWellFormed?.() ?? '')}&${RUN}`;
        const link = canonical(text);
        expect(mendLink(link, catalog)).toBe(link);
        expect(formatLink(parse(link).config, catalog)).toBe(link);
        expect(parse(link).problems).toEqual([]);
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('predicates', () => {
  it('are taken from the beginning of a text, as far as they go', () => {
    expect(takePredicates('val_loss<1;diverged:What?')).toEqual({
      predicates: ['val_loss:lt:1', 'diverged'],
      rest: ':What?',
    });
    expect(takePredicates(':What?')).toEqual({ predicates: [], rest: ':What?' });
    expect(takePredicates('diverged:lt me know').rest).toBe(':lt me know');
  });
});

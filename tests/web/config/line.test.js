// What an author says about an experiment: plain text on one line, whatever was pasted.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeConfig } from '../../../web/src/config/gate.js';
import { MAX_LINK_LENGTH, formatLink, parseLink } from '../../../web/src/config/link.js';
import { cleanLine } from '../../../web/src/config/line.js';
import { mendLink } from '../../../web/src/config/mend-link.js';
import { runSpec } from '../../../web/src/config/spec.js';
import { catalog } from '../catalog/catalog.js';

const parse = (text) => parseLink(text, catalog);
const format = (config) => formatLink(config, catalog);
const RUN = 'run=sgd,lr=0.1';

/** The link of a title, and what comes back. */
const throughLink = (title) => {
  const link = format(normalizeConfig({ title, note: title, runs: [] }, catalog));
  return { link, read: parse(link) };
};

describe('title and note', () => {
  it('stand in front of the runs, encoded, with case and blanks as they are', () => {
    const given = { title: 'Why  does 1 explode?', note: 'A & B, "50%": #1' };
    const config = normalizeConfig({ ...given, runs: [{ optimizer: 'sgd' }] }, catalog);
    expect(config).toMatchObject(given);
    expect(format(config)).toBe(
      'v=1&title=Why++does+1+explode%3F&note=A+%26+B%2C+%2250%25%22%3A+%231&run=sgd',
    );
  });

  it.each([
    ['percent signs and blanks', 'title=Two%20spirals+again', 'Two spirals again'],
    ['upper case', 'title=AdamW', 'AdamW'],
    ['a key in upper case', 'TITLE=AdamW', 'AdamW'],
    [
      'markup, which stays text',
      'title=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
      '<script>alert(1)</script>',
    ],
    ['line breaks', 'title=one%0D%0A%0Atwo%09three', 'one two three'],
    ['marks that turn words round', 'title=a%E2%80%AEb%E2%81%A6c', 'abc'],
    ['a lone surrogate', 'title=a\ud800b', 'a\ufffdb'],
    ['emoji of several signs', 'title=👩‍🔬 %F0%9F%8E%89', '👩‍🔬 🎉'],
    ['a second one', 'title=a&title=b', 'b'],
    ['nothing but blanks', 'title=%20+', undefined],
  ])('are read with %s', (_, pair, title) => {
    expect(parse(`v=1&${pair}&${RUN}`).config.title).toBe(title);
  });

  it('are cut where they are too long, and that is said', () => {
    const { config, problems } = parse(`v=1&title=${'t'.repeat(121)}&note=${'n'.repeat(401)}`);
    expect([config.title.length, config.note.length]).toEqual([120, 400]);
    expect(problems.map(({ key, message }) => [key, /at most (\d+)/.exec(message)[1]])).toEqual([
      ['title', '120'],
      ['note', '400'],
    ]);
    expect(parse(`v=1&title=${'🎉'.repeat(120)}`).problems).toEqual([]);
    expect(normalizeConfig({ title: 5, note: ['x'] }, catalog)).not.toHaveProperty('title');
  });

  it('come back from their link, which is one text for them, also through a mail program', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { link, read } = throughLink(text);
        const title = cleanLine(text, 120);
        expect(read.config.title ?? '').toBe(title);
        expect(read.problems).toEqual([]);
        expect(format(read.config)).toBe(link);
        expect(mendLink(link, catalog)).toBe(link);
        expect(cleanLine(title, 120)).toBe(title);
        expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      }),
      { seed: Number(process.env.TEST_SEED ?? 1), numRuns: 400 },
    );
  });

  it('keep their last sign, while a number loses the full stop behind it', () => {
    for (const end of ['?', '!', '.', ')', '_', '…']) {
      const { link } = throughLink(`Why${end}`);
      expect(mendLink(`https://a.org/#${link}`, catalog)).toBe(`https://a.org/#${link}`);
      const typed = `https://a.org/#v=1&${RUN}&title=Why${end}`;
      expect(parse(mendLink(typed, catalog)).config.title).toBe(`Why${end}`);
      const numbered = mendLink(`https://a.org/#v=1&title=Why${end}&${RUN}${end}`, catalog);
      expect(numbered).toBe(`https://a.org/#v=1&title=Why${end}&${RUN}`);
    }
    expect(throughLink('Why.').link).toMatch(/%2E$/);
  });

  it('are read out of HTML, where "#" may stand in front of the link', () => {
    const text = `https://a.org/?embed=1&#038;show=loss#v=1&#038;title=a%20&lt;%20b&amp;${RUN}`;
    const { config, flags, problems } = parse(mendLink(text, catalog));
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ title: 'a < b', runs: [{ optimizer: 'sgd' }] });
    expect(flags).toMatchObject({ embed: true, show: ['loss'] });
  });

  it('leave their names to rules of one’s own', () => {
    const link = 'v=1&title=T&run=custom,rule=w=w-lr*note*title*g,note=2,title=3';
    const { config, problems } = parse(link);
    expect(problems).toEqual([]);
    expect(config.title).toBe('T');
    expect(config.runs[0].params).toMatchObject({ note: 2, title: 3 });
    expect(format(config)).toBe(link);
  });

  it('change nothing that is trained', () => {
    const of = (link) => runSpec(parse(link).config, 0, catalog);
    expect(of(`v=1&title=T&note=N&${RUN}`)).toEqual(of(`v=1&${RUN}`));
    const { config } = parse(`v=1&title=T&${RUN}&fp=0123456789abcdef`);
    expect(config.fingerprint).toBe('0123456789abcdef');
  });

  it('go before any run where the link is too long', () => {
    const start = `v=1&title=${'t'.repeat(100)}&note=${'n'.repeat(300)}&run=adam,label=`;
    const long = (beyond) => start + 'y'.repeat(MAX_LINK_LENGTH + beyond - start.length);
    expect(parse(long(0)).config).toHaveProperty('note');
    const first = parse(long(1));
    expect(first.config).toMatchObject({ title: 't'.repeat(100), runs: [{ optimizer: 'adam' }] });
    expect(first.config).not.toHaveProperty('note');
    expect(first.problems[0]).toMatchObject({
      key: 'note',
      message: expect.stringMatching(/left out/),
    });
    const second = parse(long(350));
    expect(second.config.runs).toHaveLength(1);
    expect(second.config).not.toHaveProperty('title');
    // Short as typed, and too long once it is encoded.
    const euros = `&run=adam,label=${'€'.repeat(60)}`.repeat(13);
    const encoded = parse(`v=1&note=${'€'.repeat(200)}&title=T${euros}`);
    expect(encoded.config.runs).toHaveLength(13);
    expect(encoded.config).toMatchObject({ title: 'T' });
    expect(encoded.config).not.toHaveProperty('note');
  });
});

describe('the name of a run', () => {
  it('has no invisible signs that turn round what stands beside it', () => {
    const { config, problems } = parse('v=1&run=sgd,label=%E2%80%AEevil%E2%80%8B+one%09two');
    expect(config.runs[0].label).toBe('evil one two');
    expect(problems.map(({ key }) => key)).toEqual(['run 1: label']);
    expect(format(config)).toContain('label=evil+one+two');
  });
});

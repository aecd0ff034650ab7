// Links that came through editors of HTML, mail and chat programs.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINK_LENGTH, formatLink, parseLink } from '../../../web/src/config/link.js';
import { mendLink } from '../../../web/src/config/mend-link.js';
import { normalizeConfig } from '../../../web/src/config/gate.js';
import { anyConfig, catalog } from '../catalog/catalog.js';

const read = (text) => parseLink(mendLink(text, catalog), catalog);
const canonical = (text) => formatLink(read(text).config, catalog);

const SITE = 'https://example.org/play/';
const LINK = 'v=1&data=moons&run=momentum,lr=0.1';
const OWN = 'v=1&data=moons&run=custom,rule=w=w-lr*g/norm(g)';

const expectLink = (text, link = LINK) => {
  const { config, problems } = read(text);
  expect(problems, text).toEqual([]);
  expect(formatLink(config, catalog), text).toBe(link);
};

describe('a link out of an editor of HTML', () => {
  it.each([
    'v=1&#038;data=moons&#038;run=momentum,lr=0.1',
    '#v=1&#38;data=moons&#x26;run=momentum,lr=0.1',
    `${SITE}#v=1&amp;data=moons&amp;#038;run=momentum,lr=0.1`,
    `${SITE}#v=1&amp;amp;data=moons&AMP;run=momentum,lr=0.1`,
    `<iframe src="${SITE}#v=1&amp;data=moons&amp;run=momentum,lr=0.1" height="400"></iframe>`,
    `&lt;${SITE}#${LINK}&gt;`,
    `&quot;${SITE}#${LINK}&quot;`,
    `&#8220;${SITE}#${LINK}&#8221;`,
  ])('is read: %s', (text) => expectLink(text));

  it('keeps what the host wants', () => {
    const { flags, config } = read(`${SITE}?embed=1&#038;autoplay=1#v=1&#038;run=adam`);
    expect(flags).toMatchObject({ embed: true, autoplay: true });
    expect(config.runs).toHaveLength(1);
  });

  it('has its comparison signs in a text of its own', () => {
    const { config } = read('v=1&#038;run=custom,rule=w=w-lr*g*(g&lt;1)&#038;fp=0123456789abcdef');
    expect(config.runs[0].params.rule).toBe('w=w-lr*g*(g<1)');
    expect(config.fingerprint).toBe('0123456789abcdef');
  });
});

describe('a link in a sentence', () => {
  it.each([
    ['a full stop', '.'],
    ['a closing parenthesis and a full stop', ').'],
    ['three dots', '...'],
    ['an ellipsis', '…'],
    ['an exclamation mark', '!'],
    ['a comma', ','],
    ['a quotation mark', '”'],
    ['an encoded quotation mark', '%22'],
    ['an encoded curly one', '%E2%80%9D.'],
    ['an encoded angle bracket', '%3E'],
    ['an encoded parenthesis', '%29.'],
    ['bold Markdown', '**'],
    ['emphasised Markdown', '_'],
    ['a code span', '`'],
    ['an angle bracket', '>'],
  ])('loses %s at its end', (_, end) => {
    expectLink(LINK + end);
    expectLink(`${SITE}#${LINK}${end}`);
    expectLink(`v=1&data=moons&run=lr=0.1,momentum${end}`);
    expectLink(`v=1&run=momentum,lr=0.1&data=moons${end}`);
    expectLink(`v=1&run=sgd&hidden=8-4${end}`, 'v=1&hidden=8-4&run=sgd');
    expectLink(`v=1&run=sgd&fp=0123456789abcdef${end}`, 'v=1&run=sgd&fp=0123456789abcdef');
  });

  it.each(['.', ').', '),', '!', '"', '%22', '%3E', '…', ').)'])(
    'keeps the parentheses of a rule before %s',
    (end) => {
      expectLink(OWN + end, OWN);
      const clipped = 'v=1&run=custom,rule=w=w-lr*max(min(g,1),0-1)';
      expectLink(clipped + end, clipped);
    },
  );

  it('keeps the end of a text that may end like that, and writes it so that nobody takes it off', () => {
    expect(read('v=1&run=sgd,label=Really?').config.runs[0].label).toBe('Really?');
    expect(read('v=1&run=sgd,label=too+large...').config.runs[0].label).toBe('too large...');
    expect(canonical('v=1&run=sgd,label=e.g.')).toBe('v=1&run=sgd,label=e.g%2E');
    expect(canonical('v=1&run=sgd,label=(a)')).toBe('v=1&run=sgd,label=%28a%29');
    const link = canonical('v=1&run=sgd,label=What%3F!+So...');
    expect(link).toMatch(/[\w%]$/);
    expect(canonical(`${link}`)).toBe(link);
  });

  it.each([
    `<${SITE}#${LINK}>`,
    `(${SITE}#${LINK})`,
    `(see ${SITE}#${LINK}).`,
    `"${SITE}#${LINK}",`,
    `'${SITE}#${LINK}'`,
    `“${SITE}#${LINK}”`,
    `„${SITE}#${LINK}“`,
    `«${SITE}#${LINK}»`,
    `\`${SITE}#${LINK}\``,
    `[${SITE}#${LINK}]`,
    `[my link](${SITE}#${LINK})`,
    `[my link](<${SITE}#${LINK}>)`,
    `See ${SITE}#${LINK}`,
    `<#${LINK}>`,
    `(${LINK})`,
    `"${LINK}"`,
  ])('loses the signs around it: %s', (text) => expectLink(text));

  it('loses them behind a text, too, where they began before it', () => {
    expect(read(`<${SITE}#v=1&run=sgd,label=a>`).config.runs[0].label).toBe('a');
    expect(canonical(`[rule](${SITE}#${OWN})`)).toBe(OWN);
    expect(canonical(`(${SITE}#${OWN}).`)).toBe(OWN);
  });
});

describe('a link that was encoded or broken', () => {
  const encoded = encodeURIComponent;
  it.each([
    `%23${LINK}`,
    encoded(`#${LINK}`),
    encoded(LINK),
    encoded(encoded(`#${LINK}`)),
    encoded(`${SITE}#${LINK}`),
    `${SITE}%23${LINK}`,
    `${SITE}?embed=1${encoded(`#${LINK}`)}`,
    `${SITE}#${encoded(LINK)}`,
    `${SITE}#%23${LINK}`,
    `##${LINK}`,
    `https://www.google.com/url?q=${encoded(`${SITE}#${LINK}`)}&sa=D&source=docs`,
    `https://eur01.safelinks.protection.outlook.com/?url=${encoded(`${SITE}#${LINK}`)}&data=05`,
    `https://l.facebook.com/l.php?u=${encoded(`${SITE}#${LINK}`)}&h=AT0`,
    'v=3D1&data=3Dmoons&run=3Dmomen=\r\ntum,lr=3D0.1',
    'v=1&data=moons&run=mom\nentum,lr=0.1',
    '> v=1&data=moons&run=mom\r\n>   entum,lr=0.1\n',
    'v=1&data=moons&run=momentum,\u00a0lr=0.1\u00a0',
    'v=1&data=moons&run=momentum,lr=0.1%C2%A0',
    '\ufeffv=1&data=mo\u200bons&run=momen\u00adtum,lr=0.1\u200b',
    'v=1&data=mo%E2%80%8Bons&run=momentum,lr=0.1%E2%80%8B',
    '\u200e#v=1&data=moons&run=momentum,lr=0.1\u200f',
  ])('is read: %s', (text) => expectLink(text));
});

describe('a link that needs no mending', () => {
  it('stays as it is, whatever experiment it holds', () => {
    // Own texts and labels that no editor would give may lose invisible signs.
    const isPlain = (link) => !/%E2%80%8|%E2%81%A0|%EF%BB%BF|%C2%A/i.test(link);
    fc.assert(
      fc.property(anyConfig, (any) => {
        const link = formatLink(normalizeConfig(any, catalog), catalog);
        fc.pre(isPlain(link) && link.length <= MAX_LINK_LENGTH);
        expect(mendLink(link, catalog)).toBe(link);
        expect(mendLink(`${SITE}?embed=1#${link}`, catalog)).toBe(`${SITE}?embed=1#${link}`);
      }),
      { numRuns: 150 },
    );
  });

  it('may be any text: nothing throws', () => {
    const piece = fc.constantFrom(
      ...['v=1', '&', '&#038;', '&amp;', '#', '%23', '%', ',', '=', '(', ')', '<', '>', '.', '%3D'],
      ...['run=adam', 'lr=0.1', 'rule=w=w-g', 'label=x', 'https://', '\n', ' ', '\u200b', '?url='],
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    const any = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 }));
    fc.assert(
      fc.property(any, (each) => {
        expect(() => read(each)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    expect(mendLink(undefined, catalog)).toBe('');
    expect(() => mendLink(Object.create(null), catalog)).not.toThrow();
    expect(mendLink(new URL(`${SITE}#${LINK}`), catalog)).toBe(`${SITE}#${LINK}`);
  });

  // The longest links that are read; an expression that tries every split of them would never end.
  it.each(['.', ')', '(', ' ', '>', 'a', '%', '&#038;', '%E2%80%9D', ',', '\n', '=3D'])(
    'is mended once and for all, however often it holds %j',
    (piece) => {
      const text = `v=1&run=adam,label=${piece.repeat(8000 / piece.length)}a`;
      const mended = mendLink(text, catalog);
      expect(mended.length).toBeLessThanOrEqual(text.length * 3);
      expect(mendLink(mended, catalog)).toBe(mended);
    },
  );
});

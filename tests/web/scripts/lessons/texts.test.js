// How words of lessons are read: places for numbers, words that act, directives.

import { describe, expect, it } from 'vitest';
import { blocksOf, namedItems, paragraphsOf } from '../../../../web/scripts/lessons/blocks.js';
import { checkClaim, typedDigits } from '../../../../web/scripts/lessons/claims.js';
import { changedLink, valueInLink } from '../../../../web/scripts/lessons/link-parts.js';
import { markdownFor, plainText } from '../../../../web/scripts/lessons/markdown.js';
import { PLACE, placeOf, textAt } from '../../../../web/scripts/lessons/places.js';
import { slimPath } from '../../../../web/scripts/lessons/slim-svg.js';
import { catalog } from '../../catalog/catalog.js';
import { measured } from '../../quantities/measured.js';

const LINK = 'v=1&data=moons&steps=300&run=sgd,lr=0.1&run=momentum,lr=0.05,schedule=step';
const md = markdownFor({ place: () => 'N', link: () => null });

/** @param {string} text */
function place(text) {
  PLACE.lastIndex = 0;
  return placeOf(PLACE.exec(text), { jump: {} });
}

describe('a link', () => {
  it('is changed as a word says', () => {
    expect(changedLink(LINK, 'run2.lr=3&steps=100', catalog)).toBe(
      'v=1&data=moons&steps=100&run=sgd,lr=0.1&run=momentum,lr=3,schedule=step',
    );
    expect(changedLink(LINK, 'run2.momentum=0.5', catalog)).toContain('run=momentum,lr=0.05');
    expect(changedLink(`#${LINK}`, 'noise=0.3', catalog)).toContain('noise=0.3');
  });

  it('refuses what it does not know', () => {
    expect(() => changedLink(LINK, 'run3.lr=3', catalog)).toThrow('there is no run 3');
    expect(() => changedLink(LINK, 'nonsense=3', catalog)).toThrow('nonsense');
  });

  it('says what holds, also by default', () => {
    expect(valueInLink(LINK, 'lr', 2, catalog)).toBe('0.05');
    expect(valueInLink(LINK, 'steps', null, catalog)).toBe('300');
    expect(valueInLink(LINK, 'momentum', 2, catalog)).toBe('0.9');
    expect(valueInLink(LINK, 'gamma', 2, catalog)).toBe('0.1');
    expect(valueInLink(LINK, 'nonsense', 2, catalog)).toBeUndefined();
  });
});

describe('a place', () => {
  it('names figure, run and quantity', () => {
    expect(place('{jump.run2.first-below(0.1)}')).toEqual({
      ...{ figure: 'jump', run: 2, id: 'first-below', given: '0.1' },
    });
    expect(place('{peak}')).toEqual({ figure: null, run: null, id: 'peak', given: '' });
    expect(place('{run1.schedule.gamma}')).toMatchObject({ run: 1, id: 'schedule.gamma' });
  });

  it('says three digits of a number, and one of what is nearly nothing', () => {
    const run = measured([4.17162, 0.69384, 0.00000109], { every: 10 });
    const charts = { lr: [[{ x: [0], y: [0.053312] }]] };
    const trained = { link: LINK, known: { names: [], alt: '', measured: [run], charts } };
    const text = (words) => textAt(place(words), trained, catalog);
    expect(text('{run1.first}')).toBe('4.17');
    expect(text('{run1.value(10)}')).toBe('0.694');
    expect(text('{run1.last}')).toBe('1e-6');
    expect(text('{run1.lr(first)}')).toBe('0.0533');
  });

  it('is filled with what was measured, drawn or written in the link', () => {
    const run = measured([4, 2, 1], { every: 10 });
    const charts = { lr: [[{ x: [0, 10, 20], y: [0.3, 0.2, 0.1] }], []] };
    const trained = { link: LINK, known: { names: [], alt: '', measured: [run, run], charts } };
    const text = (words) => textAt(place(words), trained, catalog);
    expect(text('{run2.last}')).toBe('1');
    expect(text('{lr(first)}')).toBe('0.3');
    expect(text('{lr(15)}')).toBe('0.2');
    expect(text('{lr(max)}')).toBe('0.3');
    expect(text('{lr(min)}')).toBe('0.1');
    expect(text('{lr(at min)}')).toBe('20');
    expect(text('{run1.momentum}'.replace('run1', 'run2'))).toBe('0.9');
    expect(() => text('{run2.lr(last, 2)}')).toThrow('no number');
    expect(() => text('{run1.nonsense}')).toThrow('nonsense');
    expect(checkClaim({ figure: 'jump', holds: 'run1.first > run2.last' }, trained)).toEqual({
      ...{ isTrue: true, left: 4, right: 1 },
    });
    expect(checkClaim({ figure: 'jump', holds: 'run1.last >= 2' }, trained).isTrue).toBe(false);
    expect(() =>
      checkClaim({ figure: 'jump', holds: 'run1.diverged-step < 3' }, trained),
    ).toThrow();
  });
});

describe('Markdown', () => {
  it('is taken apart into text and directives', () => {
    const text = 'One.\n\n::: figure jump\nTwo.\n:::\n\n::: aside remember\n- a\n:::\n';
    expect(blocksOf(md.parse(text, {})).map(({ kind, name }) => [kind, name])).toEqual([
      ['text', ''],
      ['figure', 'jump'],
      ['aside', 'remember'],
    ]);
  });

  it('has named items with a reply, and paragraphs that begin with a word', () => {
    const tokens = md.parse(
      'Why?\n\nhint: Think of $|x|$.\n\n- a-b: If $|x|<1$ | Yes: no.\n- c: Only this.',
      {},
    );
    const { items, rest } = namedItems(tokens);
    expect(items).toEqual([
      { id: 'a-b', text: 'If $|x|<1$', reply: 'Yes: no.' },
      { id: 'c', text: 'Only this.', reply: 'Only this.' },
    ]);
    expect(paragraphsOf(rest, 'hint').found).toEqual(['Think of $|x|$.']);
  });

  it('fills places, but not in formulas, and lets no markup through', () => {
    const html = md.render('{jump.peak} and $x_{first}$ <b>x</b> [y](javascript:alert)');
    expect(html).toContain('<p>N and <math>');
    expect(html).not.toMatch(/<b>|href/);
    expect(plainText('<p>a &lt; b <math><mi>x</mi></math></p>')).toBe('a < b …');
  });

  it('finds typed numbers of captions', () => {
    const caption = (text) => typedDigits(`::: figure jump\n${text}\n:::\n`);
    expect(caption('An L2 penalty: {peak}, $x^2$, [more](set:jump?steps=10).')).toEqual([]);
    expect(caption('It falls to 0.3.')).toHaveLength(1);
  });
});

it('a path loses the points that nobody can see', () => {
  expect(slimPath('M0,0L1,0.01L2,0L2,5L2,9Z')).toBe('M0,0L2,0L2,9Z');
  expect(slimPath('M0,0L1,1L2,0')).toBe('M0,0L1,1L2,0');
});

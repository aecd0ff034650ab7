import { describe, expect, it } from 'vitest';
import { searchBook } from '../../../web/src/learn/search.js';

const part = (title, heading, text) => ({ page: './a.html', title, heading, anchor: '', text });
const BOOK = [
  part('Momentum', '', 'A heavy ball rolls on. The rate matters.'),
  part(
    'Schedules',
    'Warm-up',
    `${'Words. '.repeat(40)}The rate rises from zero, as in naïve notes.`,
  ),
  part('Adam', '', 'Two means.'),
];

describe('searchBook', () => {
  it('finds parts in which every word stands', () => {
    expect(searchBook(BOOK, 'rate').map(({ part: one }) => one.title)).toEqual([
      'Momentum',
      'Schedules',
    ]);
    expect(searchBook(BOOK, 'rate zero').map(({ part: one }) => one.title)).toEqual(['Schedules']);
    expect(searchBook(BOOK, 'rate nothing')).toEqual([]);
  });

  it('has what stands in a title first', () => {
    const hits = searchBook([...BOOK, part('The rate', '', 'Nothing else.')], 'rate');
    expect(hits[0].part.title).toBe('The rate');
  });

  it('looks neither at capitals nor at accents', () => {
    expect(searchBook(BOOK, 'NAIVE')).toHaveLength(1);
  });

  it('shows the words around the place, cut between words', () => {
    const [{ excerpt }] = searchBook(BOOK, 'rises');
    expect(excerpt).toMatch(/^… Words\. .*The rate rises from zero/);
  });

  it('finds nothing for blanks, and takes any sign for itself', () => {
    expect(searchBook(BOOK, '   ')).toEqual([]);
    expect(searchBook(BOOK, '.*')).toEqual([]);
  });
});

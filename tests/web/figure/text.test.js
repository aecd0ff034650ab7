// Words broken into lines.

import { describe, expect, it } from 'vitest';
import { cutText, wrapText } from '../../../web/src/figure/text.js';

// Ten pixels for each letter.
const ruler = { font: '', measureText: (text) => ({ width: 10 * [...text].length }) };

describe('lines', () => {
  it('are broken between words', () => {
    expect(wrapText(ruler, 'one two three', 80, 5)).toEqual(['one two', 'three']);
  });

  it('end with dots where there are too many', () => {
    expect(wrapText(ruler, 'one two three four five', 80, 2)).toEqual(['one two', 'three f…']);
  });

  it('are broken anywhere in an address, which can be put together again', () => {
    const address = 'https://example.org/#v=1&run=adam,lr=0.01';
    const lines = wrapText(ruler, address, 200, 5, { anywhere: true });
    expect(lines.length).toBe(3);
    expect(lines.join('')).toBe(address);
  });

  it('are cut in a long word', () => {
    expect(wrapText(ruler, 'incomprehensible', 80, 3)).toEqual(['incompr…']);
  });

  it('are none of no text', () => {
    expect(wrapText(ruler, '', 80, 3)).toEqual([]);
  });
});

describe('a cut text', () => {
  it('is whole where it fits', () => {
    expect(cutText(ruler, 'Adam', 40)).toBe('Adam');
    expect(cutText(ruler, 'Adam', 39)).toBe('Ad…');
  });
});

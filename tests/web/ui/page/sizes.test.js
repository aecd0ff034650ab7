// Sizes that a reader has chosen: kept, given up, and never trusted.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepSize } from '../../../../web/src/ui/page/keep-size.js';
import { readSizes, styleOf } from '../../../../web/src/ui/page/sizes.js';

afterEach(() => vi.unstubAllGlobals());

/** @param {string} [text] what is stored at first */
function storeWith(text) {
  const stored = new Map(text === undefined ? [] : [['sizes', text]]);
  vi.stubGlobal('localStorage', {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => stored.set(key, value),
  });
  return stored;
}

function refuse() {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('The operation is insecure.');
    },
    setItem: () => {
      throw new Error('The operation is insecure.');
    },
  });
}

describe('sizes', () => {
  it('come back on the next visit', () => {
    storeWith();
    const wide = keepSize({}, { id: 'problem', size: 320 });
    const both = keepSize(wide, { id: 'stage', size: 40 });
    expect(readSizes()).toEqual({ problem: 320, stage: 40 });
    keepSize(both, { id: 'problem', size: null });
    expect(readSizes()).toEqual({ stage: 40 });
  });

  it('last as long as the page where nothing may be stored', () => {
    refuse();
    expect(readSizes()).toEqual({});
    expect(keepSize({}, { id: 'runs', size: 200 })).toEqual({ runs: 200 });
  });

  it.each([
    '',
    'null',
    '7',
    '"wide"',
    '{',
    '{"problem":"320px","stage":null,"runs":1e999}',
    '[[]]',
  ])('are the usual ones if what is stored makes no sense: %s', (text) => {
    storeWith(text);
    expect(readSizes()).toEqual({});
  });

  it('become variables of the style, and parts that leave nothing do not', () => {
    expect(styleOf({})).toBe('');
    expect(styleOf({ problem: 300, stage: 40 })).toBe(
      '--problem-width:300px;--stage-width:40fr;--curves-width:60fr',
    );
    expect(styleOf({ stage: 100 })).toBe('');
    expect(styleOf({ stage: -3 })).toBe('');
    expect(styleOf({ runs: 1 })).toContain('max(96px,1px)');
  });
});

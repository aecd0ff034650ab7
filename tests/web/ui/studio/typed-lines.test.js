// Title and note follow the keys, and nothing is cut without a word.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TypedLines, lengthWords } from '../../../../web/src/ui/studio/typed-lines.js';

describe('what is typed', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is told once the keys rest, both lines together', () => {
    const tell = vi.fn();
    const lines = new TypedLines(tell);
    lines.type('title', 'W');
    vi.advanceTimersByTime(200);
    lines.type('title', 'Who');
    lines.type('note', 'Look');
    vi.advanceTimersByTime(200);
    expect(tell).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(tell.mock.calls).toEqual([[{ title: 'Who', note: 'Look' }]]);
  });

  it('is told at once where the field is left, and not twice', () => {
    const tell = vi.fn();
    const lines = new TypedLines(tell);
    lines.type('title', 'Who');
    lines.flush();
    lines.flush();
    vi.runAllTimers();
    expect(tell.mock.calls).toEqual([[{ title: 'Who' }]]);
  });

  it('stays in its field as it was typed, until the experiment has another text', () => {
    const lines = new TypedLines(() => {});
    expect(lines.textOf('title', 'Old')).toBe('Old');
    lines.type('title', 'Who wins ');
    expect(lines.textOf('title', 'Who')).toBe('Who wins ');
    lines.flush();
    expect(lines.textOf('title', 'Who wins')).toBe('Who wins ');
    expect(lines.textOf('title', 'Another')).toBe('Another');
    lines.type('title', 'x'.repeat(130));
    lines.flush();
    expect(lines.textOf('title', 'x'.repeat(120))).toHaveLength(130);
  });
});

describe('the length of a line', () => {
  it.each([
    ['title', 'x'.repeat(40), ''],
    ['title', 'x'.repeat(90), 'A figure shows two lines of it.'],
    ['title', 'x'.repeat(100), '100 of 120 characters. A figure shows two lines of it.'],
    ['note', 'x'.repeat(300), ''],
    ['note', 'x'.repeat(320), '320 of 400 characters.'],
  ])('of a %s is told where it matters', (line, text, words) => {
    expect(lengthWords(line, text)).toBe(words);
  });

  it('that is too much is told with the words at which the text ends', () => {
    const text = `${'x'.repeat(100)} the end is near of this title`;
    expect(lengthWords('title', text)).toBe(
      '130 characters, but at most 120 can be kept: it ends with “… xxxxx the end is near of”.',
    );
  });
});

// What is said while trainings are made.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProgressBar } from '../../../../web/src/cli/sweep/progress-bar.js';

afterEach(() => vi.useRealTimers());

/** What is written while a training takes 10 s each. */
function written(isTTY, trainings) {
  vi.useFakeTimers({ toFake: ['performance'] });
  const texts = [];
  const stream = { isTTY, write: (text) => texts.push(text) };
  const bar = new ProgressBar(trainings, stream);
  for (let i = trainings.done; i < trainings.total; ++i) {
    vi.advanceTimersByTime(10_000);
    bar.advance();
  }
  bar.end();
  return texts;
}

describe('progress', () => {
  it('is a bar that is drawn over itself on a terminal', () => {
    const texts = written(true, { total: 4, done: 1 });
    expect(texts).toEqual([
      `\r${'█'.repeat(15)}${'░'.repeat(15)} 2 of 4 trainings, 20 s left\x1b[K`,
      `\r${'█'.repeat(22)}${'░'.repeat(8)} 3 of 4 trainings, 10 s left\x1b[K`,
      `\r${'█'.repeat(30)} 4 of 4 trainings\x1b[K`,
      `\r${'█'.repeat(30)} 4 of 4 trainings\x1b[K`,
      '\n',
    ]);
  });

  it('is a line now and then in a file', () => {
    expect(written(false, { total: 7, done: 0 })).toEqual([
      '3 of 7 trainings, 40 s left\n',
      '6 of 7 trainings, 10 s left\n',
    ]);
  });

  it('is nothing where nothing is made', () => {
    expect(written(true, { total: 4, done: 4 })).toEqual([]);
  });
});

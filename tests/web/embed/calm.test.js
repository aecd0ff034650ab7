import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Calm } from '../../../web/src/embed/calm.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('acts at once, then once in a while, and after the last word', () => {
  const times = [];
  const calm = new Calm(100, () => times.push(performance.now()));
  const start = performance.now();
  for (let i = 0; i < 25; i++) {
    calm.ask();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(times.map((time) => time - start)).toEqual([0, 100, 200, 300]);
});

it('does nothing any more once it is gone', () => {
  const act = vi.fn();
  const calm = new Calm(100, act);
  calm.ask();
  calm.ask();
  calm.dispose();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(1);
});

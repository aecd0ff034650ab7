import { expect, it } from 'vitest';
import { Arrival } from '../../../web/src/playground/arrival.js';

it('shows nothing until the target, the end of all runs, or the end of patience', () => {
  let time = 0;
  const arrival = new Arrival(100, { now: () => time });
  const at = (milliseconds, step, areOver = false) => {
    time = milliseconds;
    return arrival.isOnTheWay(step, areOver);
  };
  // Loading may take longer than patience.
  expect(at(0, 0)).toBe(true);
  expect(at(9000, 0)).toBe(true);
  expect(at(10_000, 5)).toBe(true);
  expect(at(12_000, 99)).toBe(true);
  expect(at(12_000, 100)).toBe(false);
  expect(at(12_000, 7, true)).toBe(false);
  expect(at(12_001, 99)).toBe(false);
});

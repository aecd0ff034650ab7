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
  expect(at(11_000, 50)).toBe(true);
  expect(at(12_000, 99)).toBe(true);
  expect(at(12_000, 100)).toBe(false);
  expect(at(12_000, 7, true)).toBe(false);
  expect(at(12_001, 99)).toBe(false);
});

it('does not count the time in which nobody saw the page and nothing was trained', () => {
  let time = 0;
  const arrival = new Arrival(100, { now: () => time });
  const at = (milliseconds, step) => {
    time = milliseconds;
    return arrival.isOnTheWay(step, false);
  };
  expect(at(0, 5)).toBe(true);
  expect(at(900, 10)).toBe(true);
  // An hour away; of a silence, one second counts.
  expect(at(3_600_900, 11)).toBe(true);
  expect(at(3_601_000, 12)).toBe(true);
  expect(at(3_601_001, 13)).toBe(false);
});

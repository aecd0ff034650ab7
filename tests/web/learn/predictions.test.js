import { expect, it } from 'vitest';
import { pathOf } from '../../../web/src/learn/drawing-board.js';
import { distance, heightAt } from '../../../web/src/learn/predictions.js';

const FALLING = [
  [0, 1],
  [1, 0],
];
const FLAT = [
  [0.2, 0.5],
  [0.8, 0.5],
];

it('a line has a height everywhere, beyond its ends that of the end', () => {
  expect([0, 0.25, 1].map((x) => heightAt(FALLING, x))).toEqual([1, 0.75, 0]);
  expect([0, 0.5, 1].map((x) => heightAt(FLAT, x))).toEqual([0.5, 0.5, 0.5]);
});

it('the distance of two lines is the mean of that of their heights', () => {
  expect(distance(FALLING, FALLING)).toBe(0);
  // Of |1/2 - x| at 21 places: 2 (0.5 + 0.45 + ... + 0.05) / 21.
  expect(distance(FALLING, FLAT)).toBeCloseTo(5.5 / 21, 12);
});

it('a line is drawn with its origin at the lower left', () => {
  expect(pathOf(FALLING, 300, 180)).toBe('M0.0 0.0L300.0 180.0');
});

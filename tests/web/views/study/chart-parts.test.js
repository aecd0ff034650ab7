// Axes of losses in studies hold what is drawn, and invent nothing.

import { expect, it } from 'vitest';
import { axisNote, lossAxis } from '../../../../web/src/views/study/chart-parts.js';

it('a logarithmic axis has a place for zero where there is one', () => {
  const axis = lossAxis([0, 0.5, 2], true);
  expect(axis.log).toBe(true);
  expect(axis.hasZero).toBe(true);
  expect(axis.format(axis.min)).toBe('0');
  // About as many decades as the positive values have.
  expect(axis.max / axis.min).toBeLessThan(100);
  expect(lossAxis([0.5, 2], true).hasZero).toBeUndefined();
});

it('values below zero make it linear, and that is said', () => {
  const losses = [-64.2, -50, 3, Infinity, NaN];
  const axis = lossAxis(losses, true);
  expect(axis.log).toBe(false);
  expect(axis.min).toBeLessThanOrEqual(-64.2);
  expect(axis.max).toBeGreaterThanOrEqual(3);
  expect(axisNote(losses, true)).toBe('linear, as values are below 0');
  expect(axisNote(losses, false)).toBe('');
  expect(axisNote([1, 2], true)).toBe('');
});

it('what exploded does not flatten the rest', () => {
  expect(lossAxis([0.1, 0.5, 1e9], true, 3).max).toBeLessThanOrEqual(5);
});

it('values close to each other fill it', () => {
  const { min, max, log, ticks } = lossAxis([0.63, 0.7, 0.93], true);
  expect(log).toBe(true);
  expect(Math.log(0.93 / 0.63) / Math.log(max / min)).toBeGreaterThan(0.85);
  expect(min).toBeLessThan(0.63);
  expect(max).toBeGreaterThan(0.93);
  expect(ticks.length).toBeGreaterThan(2);
  expect(ticks.every((tick) => tick >= min && tick <= max)).toBe(true);
});

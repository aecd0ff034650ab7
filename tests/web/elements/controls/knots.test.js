// Points of a schedule drawn by hand.

import { expect, it } from 'vitest';
import {
  addKnot,
  moveKnot,
  readKnots,
  removeKnot,
  topFactor,
  writeKnots,
} from '../../../../web/src/elements/controls/knots.js';

it('without points those that the engine takes are shown', () => {
  expect(writeKnots(readKnots([], 1000))).toEqual([0, 0.1, 200, 1, 800, 1, 1000, 0]);
});

it('points are read in the order of their steps', () => {
  expect(readKnots([50, 0.5, 0, 1], 100)).toEqual([
    { step: 0, factor: 1 },
    { step: 50, factor: 0.5 },
  ]);
});

it('a new point finds its place', () => {
  const knots = readKnots([0, 1, 100, 0], 100);
  const { knots: more, index } = addKnot(knots, { step: 39.6, factor: 0.12345 });
  expect(index).toBe(1);
  expect(writeKnots(more)).toEqual([0, 1, 40, 0.123, 100, 0]);
});

it('a point passes neither its neighbours nor zero nor the end of the run', () => {
  const knots = readKnots([0, 1, 40, 1, 60, 1], 100);
  expect(moveKnot(knots, 1, { step: 90, factor: -3 }, 100)[1]).toEqual({ step: 60, factor: 0 });
  expect(moveKnot(knots, 1, { step: -9, factor: 5000 }, 100)[1]).toEqual({ step: 0, factor: 1000 });
  expect(moveKnot(knots, 2, { step: 400, factor: 1 }, 100)[2].step).toBe(100);
});

it('the last point cannot be taken away', () => {
  const knots = readKnots([0, 1, 100, 0], 100);
  const one = removeKnot(knots, 0);
  expect(one).toEqual([{ step: 100, factor: 0 }]);
  expect(removeKnot(one, 0)).toEqual(one);
});

it.each([
  [[0, 0, 10, 0.3], 1.2],
  [[0, 1.3], 1.5],
  [[0, 8], 10],
  [[0, 100], 120],
])('there is room above %j: up to %d', (flat, top) => {
  expect(topFactor(readKnots(flat, 10))).toBeCloseTo(top, 10);
});

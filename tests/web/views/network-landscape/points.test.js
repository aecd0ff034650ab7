// Distances in the space of all weights, compared with ones that are known.

import { expect, it } from 'vitest';
import {
  distancesFrom,
  reachOf,
  thinned,
  valueAt,
} from '../../../../web/src/views/network-landscape/points.js';

const plane = {
  origin: Float32Array.of(1, 1, 1, 1),
  first: Float32Array.of(2, 0, 0, 0),
  second: Float32Array.of(0, 3, 0, 0),
};

it('a point is as far from a plane as what no direction reaches', () => {
  // origin + 0.5 first - second, and 3, 4 across.
  const points = Float32Array.of(2, -2, 4, 5, 1, 1, 1, 1);
  const [far, on] = distancesFrom(points, { x: [0.5, 0], y: [-1, 0] }, plane);
  expect(far).toBeCloseTo(5, 6);
  expect(on).toBe(0);
});

it('half of the diagonal counts the lengths of the directions', () => {
  expect(reachOf([-2, 2, -1, 1], plane)).toBeCloseTo(Math.hypot(4, 3), 6);
});

it('keeps the steps of the points that it keeps, the last among them', () => {
  const step = Int32Array.from({ length: 10 }, (_, i) => 5 * i);
  const parameters = Float32Array.from({ length: 20 }, (_, i) => i);
  const few = thinned({ trail: { step, parameters }, diverged: false }, 4);
  expect([...few.step]).toEqual([0, 15, 30, 45]);
  expect([...few.points]).toEqual([0, 1, 6, 7, 12, 13, 18, 19]);
});

it('reads between two steps', () => {
  expect(valueAt([0, 10, 20], [0, 1, 3], 15)).toBe(2);
  expect(valueAt([0, 10, 20], [0, 1, 3], 99)).toBe(3);
  expect(valueAt([5, 10], [4, 1], 0)).toBe(4);
});

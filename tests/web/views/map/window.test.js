// Zooming into a map.

import { expect, it } from 'vitest';
import {
  endsOf,
  partAround,
  partBetween,
  partPinched,
} from '../../../../web/src/views/map/window.js';

const axis = (from, to) => ({
  from,
  to,
  scale: 'linear',
  param: { type: 'real', min: -1e12, max: 1e12 },
});
const plan = { x: axis(0, 4), y: axis(0, 8) };

it('leaves the point where it is around which it goes', () => {
  expect(endsOf(plan, partAround({ x: 0.25, y: 0.5 }, 0.5))).toEqual({ x: [0.5, 2.5], y: [2, 6] });
  expect(endsOf(plan, partAround({ x: 0.5, y: 0.5 }, 2))).toEqual({ x: [-2, 6], y: [-4, 12] });
});

it('takes a rectangle from any of its corners, and none that is too small to be meant', () => {
  const part = { left: 0.25, right: 0.75, bottom: 0.5, top: 1 };
  expect(partBetween({ x: 0.75, y: 0.5 }, { x: 0.25, y: 1 })).toEqual(part);
  expect(partBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeNull();
});

it('ends where a double holds no more cells, and at the ends of a hyperparameter', () => {
  const narrow = { x: axis(1, 1 + 1e-12), y: axis(0, 8) };
  expect(endsOf(narrow, partAround({ x: 0.5, y: 0.5 }, 0.01))).toBeNull();
  const bounded = { x: { ...axis(0, 4), param: { type: 'real', min: 0, max: 5 } }, y: axis(0, 8) };
  expect(endsOf(bounded, partAround({ x: 0.5, y: 0.5 }, 4)).x).toEqual([0, 5]);
});

it('is pinched by two fingers: what was below them stays there', () => {
  const at = (x, y) => ({ x, y });
  // Twice as far apart: half of the window, around the middle between them.
  const nearer = partPinched([at(0.4, 0.5), at(0.6, 0.5)], [at(0.3, 0.5), at(0.7, 0.5)], 1);
  expect(nearer).toEqual({ left: 0.25, right: 0.75, bottom: 0.25, top: 0.75 });
  // Moved without parting: the window moves the other way.
  const moved = partPinched([at(0.2, 0.2), at(0.4, 0.2)], [at(0.3, 0.4), at(0.5, 0.4)], 2);
  expect(moved.left).toBeCloseTo(-0.1);
  expect(moved.right).toBeCloseTo(0.9);
  expect(moved.bottom).toBeCloseTo(-0.2);
  // However close they come.
  const far = partPinched([at(0, 0.5), at(1, 0.5)], [at(0.5, 0.5), at(0.5, 0.5)], 1);
  expect(far.right - far.left).toBe(20);
});

// The box-counting dimension of borders whose dimension is known.

import { expect, it } from 'vitest';
import { borderDimension, boxesWithBorder } from '../../../../web/src/studies/map/map-border.js';
import { CONVERGED, MapResults, STAYED } from '../../../../web/src/studies/map/map-results.js';

/** A map in which a cell converges where `converges` says so. */
function mapOf(size, converges) {
  const results = new MapResults(size, size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      results.keep(y * size + x, converges(x, y) ? CONVERGED : STAYED, 1, 1);
    }
  }
  return results;
}

it('is 1 for a straight line', () => {
  const { value, error, counts } = borderDimension(mapOf(256, (x) => x < 128));
  expect(counts).toEqual([256, 128, 64, 32, 16]);
  expect(value).toBeCloseTo(1, 10);
  expect(error).toBeCloseTo(0, 10);
});

it('is 2 where cells converge and do not in turn', () => {
  const { value, error } = borderDimension(mapOf(256, (x, y) => (x + y) % 2 === 0));
  expect(value).toBeCloseTo(2, 2);
  expect(error).toBeLessThan(0.01);
});

it('is that of the Sierpinski triangle, log 3 / log 2', () => {
  // Pascal's triangle modulo 2.
  const { value } = borderDimension(mapOf(256, (x, y) => (x & y) === 0));
  expect(Math.abs(value - Math.log2(3))).toBeLessThan(0.08);
});

it('is not told where there is hardly a border', () => {
  expect(borderDimension(mapOf(64, () => true))).toBeNull();
});

it('counts boxes that hold cells of both kinds, and those beside them', () => {
  const square = mapOf(8, (x, y) => x < 4 && y < 4);
  expect([1, 2, 4].map((size) => boxesWithBorder(square, size))).toEqual([7, 3, 1]);
});

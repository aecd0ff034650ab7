// What only the digits have to show: images, and labels that belong to them.

import { describe, expect, it } from 'vitest';
import { max, min, nearestMeanAccuracy, read, row, sum } from './shipped-data.js';

describe('digits values', () => {
  const data = read('digits');

  it('starts with the known image of a zero', () => {
    const zero = [
      [0, 0, 5, 13, 9, 1, 0, 0],
      [0, 0, 13, 15, 10, 15, 5, 0],
      [0, 3, 15, 2, 0, 11, 8, 0],
      [0, 4, 12, 0, 0, 8, 8, 0],
      [0, 5, 8, 0, 0, 9, 8, 0],
      [0, 4, 11, 0, 1, 12, 7, 0],
      [0, 2, 14, 5, 10, 12, 0, 0],
      [0, 0, 6, 13, 10, 0, 0, 0],
    ];
    expect(row(data, 0)).toEqual(zero.flat());
    expect(sum(row(data, 0))).toBe(294);
    expect(data.labels.slice(0, 12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  });

  it('counts pixels in 0..16', () => {
    expect(min(data.raw)).toBe(0);
    expect(max(data.raw)).toBe(16);
  });

  it('has labels that belong to the images', () => {
    const all = data.labels.map((_, i) => i);
    const [references, queries] = [all.slice(0, 900), all.slice(900)];
    expect(nearestMeanAccuracy(data, references, queries)).toBeGreaterThan(0.85);
  });
});

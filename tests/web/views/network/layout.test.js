// Where the parts of a network stand, and which one a place belongs to.

import { describe, expect, it } from 'vitest';
import { networkLayout, partAt, placeOf } from '../../../../web/src/views/network/layout.js';
import { imageNetwork, smallNetwork } from './networks.js';

const SIZES = [
  [600, 400],
  [390, 390],
  [900, 500],
  [150, 120],
].map(([width, height]) => ({ width, height }));

const WITHOUT = { hasImages: false, left: 30, right: 30 };
const IMAGES = { hasImages: true, left: 0, right: 20 };

/** A network of so many units in each column. */
const networkOf = (counts) => ({
  columns: counts.map((count) => ({ count, units: new Int32Array(count) })),
  blocks: counts.slice(1).map(() => ({})),
});

describe('the layout of a network', () => {
  it('keeps all units on the tile and apart from each other', () => {
    for (const counts of [
      [2, 8, 8, 1],
      [2, 1],
      [7, 12, 12, 12, 12, 12, 12, 12, 12, 3],
      [1, 24, 1],
    ]) {
      for (const size of SIZES) {
        const { columns } = networkLayout(networkOf(counts), size, WITHOUT);
        const all = columns.flat();
        for (const { x, y, side } of all) {
          expect(x - side / 2).toBeGreaterThanOrEqual(0);
          expect(x + side / 2).toBeLessThanOrEqual(size.width);
          expect(y - side / 2).toBeGreaterThanOrEqual(0);
          expect(y + side / 2).toBeLessThanOrEqual(size.height);
        }
        for (const places of columns) {
          places.slice(1).forEach((place, i) => {
            expect(place.y - places[i].y).toBeGreaterThanOrEqual(Math.min(place.side, 4.5));
          });
        }
      }
    }
  });

  it('has one place for all pixels of a picture', () => {
    const { columns } = networkLayout(imageNetwork(), SIZES[0], IMAGES);
    expect(columns.map((places) => places.length)).toEqual([1, 4, 10]);
    expect(columns[0][0].side).toBeGreaterThan(columns[1][0].side);
  });

  it('finds the unit or the weight at a place', () => {
    const layout = networkLayout(smallNetwork(), SIZES[0], WITHOUT);
    const { columns } = layout;
    expect(partAt(layout, columns[1][2].x + 3, columns[1][2].y - 3)).toEqual({
      ...{ kind: 'unit', column: 1, row: 2 },
    });
    // A line leaves its unit level, so that the middle one of three goes straight.
    const beside = columns[1][1].x + columns[1][1].side / 2 + 12;
    expect(partAt(layout, beside, columns[1][1].y)).toMatchObject({
      kind: 'weight',
      block: 1,
      from: 1,
    });
    const middle = (columns[1][1].x + columns[2][1].x) / 2;
    expect(partAt(layout, middle, columns[1][1].y)).toEqual({
      ...{ kind: 'weight', block: 1, to: 1, from: 1 },
    });
    expect(partAt(layout, 2, 2)).toBeNull();
    expect(placeOf(layout, { kind: 'unit', column: 1, row: 2 })).toBe(columns[1][2]);
    const { x, y } = placeOf(layout, { kind: 'weight', block: 1, to: 1, from: 1 });
    expect([x, y]).toEqual([middle, columns[1][1].y]);
  });

  it('has no lines from a picture', () => {
    const layout = networkLayout(imageNetwork(), SIZES[0], IMAGES);
    const [[picture], [first]] = layout.columns;
    expect(partAt(layout, (picture.x + first.x) / 2, picture.y)).toBeNull();
  });
});

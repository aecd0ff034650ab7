// Small multiples use the room there is.

import { expect, it } from 'vitest';
import { scrollingLayout, tileLayout } from '../../../../web/src/views/picture/tile-layout.js';

it('gives one picture all the room', () => {
  expect(tileLayout(1, { width: 500, height: 424 }, false)).toEqual({
    columns: 1,
    side: 400,
    tall: 400,
  });
});

it('puts two side by side where there is room', () => {
  expect(tileLayout(2, { width: 812, height: 424 }, false).columns).toBe(2);
});

it('lets tall pictures use all the height', () => {
  const { side, tall } = tileLayout(2, { width: 412, height: 1024 }, true);
  expect(tall).toBeGreaterThan(side);
});

it('never makes pictures too small to see', () => {
  for (let count = 1; count <= 16; count++) {
    expect(tileLayout(count, { width: 100, height: 80 }, false).side).toBeGreaterThanOrEqual(60);
  }
});

it('has at most two columns on a page that scrolls', () => {
  expect(scrollingLayout(1, 390)).toEqual({ columns: 1, side: 390, tall: 390 });
  expect(scrollingLayout(5, 390)).toEqual({ columns: 2, side: 189, tall: 189 });
});

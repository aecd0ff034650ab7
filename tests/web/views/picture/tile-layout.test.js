// Small multiples use the room there is.

import { expect, it } from 'vitest';
import { GAP, scrollingLayout, tileLayout } from '../../../../web/src/views/picture/tile-layout.js';

const HEAD = 24;

it('gives one picture all the room', () => {
  const layout = tileLayout(1, { width: 500, height: 424 });
  expect(layout).toEqual({ columns: 1, width: 500, height: 400 });
});

it('puts two side by side, at full height', () => {
  const layout = tileLayout(2, { width: 812, height: 424 });
  expect(layout).toEqual({ columns: 2, width: 400, height: 400 });
});

it.each([
  [584, 340],
  [676, 244],
  [230, 340],
  [366, 160],
  [700, 500],
])('leaves no hole with three, on %i x %i', (width, height) => {
  const { columns } = tileLayout(3, { width, height });
  expect(3 % columns).toBe(0);
});

it('fills the room to the pixel, in whole rows', () => {
  for (let count = 1; count <= 16; count++) {
    for (const [width, height] of [
      [600, 340],
      [700, 244],
      [390, 300],
      [1000, 500],
    ]) {
      const layout = tileLayout(count, { width, height });
      const rows = Math.ceil(count / layout.columns);
      const across = layout.columns * layout.width + (layout.columns - 1) * GAP;
      const down = rows * (layout.height + HEAD) + (rows - 1) * GAP;
      expect(width - across).toBeGreaterThanOrEqual(0);
      expect(width - across).toBeLessThan(layout.columns);
      expect(height - down).toBeLessThan(rows);
      // A row that is missing whole would be a hole.
      expect(rows * layout.columns - count).toBeLessThan(layout.columns);
    }
  }
});

it('has at most two columns on a page that scrolls', () => {
  expect(scrollingLayout(1, 390)).toEqual({ columns: 1, width: 390, height: 390 });
  expect(scrollingLayout(5, 390)).toEqual({ columns: 2, width: 189, height: 189 });
});

// Small multiples use the room there is.

import { expect, it } from 'vitest';
import { GAP, scrollingLayout, tileLayout } from '../../../../web/src/views/picture/tile-layout.js';

const HEAD = 24;

it('gives one picture all the room', () => {
  const layout = tileLayout(1, { width: 500, height: 424 });
  expect(layout).toMatchObject({ columns: 1, width: 500, height: 400 });
});

it('puts two side by side, at full height', () => {
  const layout = tileLayout(2, { width: 812, height: 424 });
  expect(layout).toMatchObject({ columns: 2, width: 400, height: 400 });
});

it('has one size for all, so that they can be compared, and rows from edge to edge', () => {
  for (let count = 1; count <= 16; count++) {
    for (const [width, height] of [
      [584, 340],
      [676, 244],
      [230, 340],
      [390, 300],
      [500, 560],
      [1000, 500],
    ]) {
      const layout = tileLayout(count, { width, height });
      const { columns } = layout;
      expect(Object.keys(layout).sort()).toEqual(['columns', 'height', 'width']);
      const across = columns * layout.width + GAP * (columns - 1);
      expect(width - across).toBeGreaterThanOrEqual(0);
      expect(width - across).toBeLessThan(columns);
      const rows = Math.ceil(count / columns);
      const down = rows * (layout.height + HEAD) + (rows - 1) * GAP;
      expect(height - down).toBeGreaterThanOrEqual(0);
      expect(height - down).toBeLessThan(rows);
    }
  }
});

it('shows three in a high room as two and one, not as stripes', () => {
  const room = { width: 500, height: 560 };
  expect(tileLayout(3, room)).toEqual({ columns: 2, width: 244, height: 250 });
});

it('has at most two columns on a page that scrolls', () => {
  expect(scrollingLayout(1, 390)).toMatchObject({ columns: 1, width: 390, height: 390 });
  expect(scrollingLayout(5, 390)).toMatchObject({ columns: 2, width: 189, height: 189 });
});

// Small multiples use the room there is.

import { expect, it } from 'vitest';
import {
  GAP,
  scrollingLayout,
  tileLayout,
  tileSize,
} from '../../../../web/src/views/picture/tile-layout.js';

const HEAD = 24;

it('gives one picture all the room', () => {
  const layout = tileLayout(1, { width: 500, height: 424 });
  expect(layout).toMatchObject({ columns: 1, width: 500, height: 400 });
});

it('puts two side by side, at full height', () => {
  const layout = tileLayout(2, { width: 812, height: 424 });
  expect(layout).toMatchObject({ columns: 2, width: 400, height: 400 });
});

it('leaves no hole: every row is filled to the pixel, whatever the number and the room', () => {
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
      const rows = Math.ceil(count / layout.columns);
      for (let row = 0; row < rows; row++) {
        const places = Array.from({ length: layout.columns }, (_, i) => row * layout.columns + i);
        const sizes = places.filter((i) => i < count).map((i) => tileSize(layout, i, count));
        const across = sizes.reduce((sum, size) => sum + size.width, GAP * (sizes.length - 1));
        expect(width - across).toBeGreaterThanOrEqual(0);
        expect(width - across).toBeLessThan(layout.columns);
      }
      const down = rows * (layout.height + HEAD) + (rows - 1) * GAP;
      expect(height - down).toBeLessThan(rows);
    }
  }
});

it('shows three in a high room as two and one, not as stripes', () => {
  const layout = tileLayout(3, { width: 500, height: 560 });
  expect([0, 1, 2].map((i) => tileSize(layout, i, 3).width)).toEqual([244, 244, 500]);
});

it('has at most two columns on a page that scrolls', () => {
  expect(scrollingLayout(1, 390)).toMatchObject({ columns: 1, width: 390, height: 390 });
  expect(scrollingLayout(5, 390)).toMatchObject({ columns: 2, width: 189, height: 189 });
});

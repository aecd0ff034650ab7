// Lines with more points than pixels.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pen } from '../../../web/src/drawing/pen.js';

function drawn(points) {
  const calls = [];
  const pen = new Pen({
    moveTo: (x, y) => calls.push({ name: 'moveTo', x, y }),
    lineTo: (x, y) => calls.push({ name: 'lineTo', x, y }),
  });
  for (const [x, y] of points) pen.point(x, y);
  pen.lift();
  return calls;
}

const curve = fc
  .array(fc.double({ min: -99, max: 99, noNaN: true }), { minLength: 1, maxLength: 400 })
  .map((ys) => ys.map((y, i) => [i / 37, y]));

describe('a pen', () => {
  it('draws points, in their order, and of each column its ends and extremes', () => {
    fc.assert(
      fc.property(curve, (points) => {
        const calls = drawn(points);
        const places = calls.map(({ x, y }) => points.findIndex((p) => p[0] === x && p[1] === y));
        expect(places).not.toContain(-1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        const columnOf = (x) => Math.floor(2 * x);
        for (const column of new Set(points.map(([x]) => columnOf(x)))) {
          const kept = calls.filter(({ x }) => columnOf(x) === column).map(({ y }) => y);
          const ys = points.filter(([x]) => columnOf(x) === column).map(([, y]) => y);
          expect(kept.length).toBeLessThanOrEqual(4);
          expect([kept[0], kept.at(-1)]).toEqual([ys[0], ys.at(-1)]);
          expect([Math.min(...kept), Math.max(...kept)]).toEqual([
            Math.min(...ys),
            Math.max(...ys),
          ]);
        }
      }),
    );
  });

  it('begins anew after what is no number', () => {
    const calls = drawn([
      [0, 1],
      [1, NaN],
      [2, 3],
      [3, 4],
    ]);
    expect(calls.map(({ name }) => name)).toEqual(['moveTo', 'moveTo', 'lineTo']);
  });
});

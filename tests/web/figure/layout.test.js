// Where the parts of a figure stand.

import { describe, expect, it } from 'vitest';
import { MARGIN, layoutFigure } from '../../../web/src/figure/layout.js';

const words = { above: 30, below: 40 };

const right = ({ left, width }) => left + width;
const bottom = ({ top, height }) => top + height;

describe('a figure', () => {
  it('has its pictures beside its charts where it is wide', () => {
    const size = { width: 720, height: 480 };
    const counts = { charts: 3, pictures: 1, tiles: 0 };
    const { charts, pictures } = layoutFigure(size, words, counts);
    expect(right(pictures[0])).toBeLessThan(charts[0].left);
    expect(right(charts[0])).toBe(720 - MARGIN);
    expect(bottom(charts[2])).toBe(480 - MARGIN - 40);
  });

  it('has them above where it is narrow', () => {
    const size = { width: 400, height: 600 };
    const counts = { charts: 1, pictures: 1, tiles: 0 };
    const { charts, pictures } = layoutFigure(size, words, counts);
    expect(bottom(pictures[0])).toBeLessThan(charts[0].top);
    expect(charts[0].width).toBe(400 - 2 * MARGIN);
  });

  it('has its charts left of its pictures, or above them, where they come first', () => {
    const counts = { charts: 2, pictures: 1, tiles: 0, chartsFirst: true };
    const wide = layoutFigure({ width: 720, height: 480 }, words, counts);
    expect(wide.charts[0].left).toBe(MARGIN);
    expect(right(wide.charts[0])).toBeLessThan(wide.pictures[0].left);
    expect(right(wide.pictures[0])).toBe(720 - MARGIN);
    const narrow = layoutFigure({ width: 400, height: 600 }, words, counts);
    expect(narrow.charts[0].top).toBe(MARGIN + 30);
    expect(bottom(narrow.charts[1])).toBeLessThan(narrow.pictures[0].top);
    expect(bottom(narrow.pictures[0])).toBe(600 - MARGIN - 40);
  });

  it('gives its charts what tiles leave over', () => {
    const size = { width: 720, height: 480 };
    const counts = { charts: 1, pictures: 1 };
    const one = layoutFigure(size, words, { ...counts, tiles: 1 });
    const none = layoutFigure(size, words, { ...counts, tiles: 0 });
    expect(one.pictures[0].width).toBeLessThanOrEqual(none.pictures[0].width);
  });

  it('has charts that touch and do not overlap, on whole pixels', () => {
    const counts = { charts: 4, pictures: 0, tiles: 0 };
    const { charts } = layoutFigure({ width: 601, height: 399 }, words, counts);
    charts.slice(1).forEach((box, i) => expect(box.top).toBe(bottom(charts[i])));
    expect(charts.flatMap(Object.values).every(Number.isInteger)).toBe(true);
  });
});

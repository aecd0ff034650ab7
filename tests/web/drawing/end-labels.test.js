// Names at the ends of curves.

import { expect, it } from 'vitest';
import { LABEL_GAP, drawEndLabels, endLabels } from '../../../web/src/drawing/end-labels.js';
import { recorder } from '../views/scene.js';

const AREA = { left: 50, top: 20, right: 450, bottom: 140 };
const theme = { font: 'sans-serif', runs: ['#111'], paper: '#fff', ink2: '#555' };

// The plot has room for ten names.
function pictureOf(count, { looked, endLabels: wished = true } = {}) {
  const curves = Array.from({ length: count }, (_, index) => ({
    ...{ index, name: `Run ${index + 1}`, slot: 0, endText: '', solidTo: Infinity },
    ...{ x: [0, 400], y: [10, 60] },
  }));
  const x = { min: 0, max: 400, log: false };
  const y = { min: 0, max: 120, log: false };
  const model = { x, y, curves, looked, endLabels: wished };
  const toY = (value) => AREA.bottom - value;
  return { model, theme, area: AREA, toX: (at) => AREA.left + at, toY, width: 600, height: 160 };
}

const labelsOf = (picture) => endLabels(recorder().context, picture);
const words = (picture) => {
  const { context, calls } = recorder();
  drawEndLabels(context, picture);
  return calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
};

it('stand apart and within the plot, however many curves there are', () => {
  for (const count of [1, 8, 10, 11, 16]) {
    const places = labelsOf(pictureOf(count)).map(({ y }) => y);
    const sorted = places.toSorted((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThanOrEqual(AREA.top + LABEL_GAP / 2);
    expect(sorted.at(-1)).toBeLessThanOrEqual(AREA.bottom);
    sorted.slice(1).forEach((y, i) => expect(y - sorted[i]).toBeGreaterThan(12 - 1e-6));
  }
});

it('are as many as there is room for, and the rest is counted', () => {
  expect(words(pictureOf(10))).toHaveLength(10);
  const all = words(pictureOf(16));
  expect(all).toHaveLength(10);
  expect(all.at(-1)).toBe('+ 7 more');
  const some = words(pictureOf(16, { endLabels: 'if-room' }));
  expect([some.length, some[0], some.at(-1)]).toEqual([8, 'Run 1', '+ 9 more']);
  const low = { ...pictureOf(16, { endLabels: 'if-room' }), area: { ...AREA, bottom: 44 } };
  expect(words(low)).toEqual([]);
});

it('keep those of the runs that are looked at', () => {
  const all = words(pictureOf(16, { looked: [14, 11] }));
  expect(all).toEqual(expect.arrayContaining(['Run 15', 'Run 12', 'Run 1', '+ 7 more']));
  expect(all).not.toContain('Run 9');
});

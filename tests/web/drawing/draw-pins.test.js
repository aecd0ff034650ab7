// Where the numbers of sentences stand.

import { expect, it } from 'vitest';
import { RADIUS, drawPins, placedPins } from '../../../web/src/drawing/draw-pins.js';
import { recorder } from '../views/scene.js';

const AREA = { left: 50, top: 20, right: 450, bottom: 220 };
const theme = {
  font: 'sans-serif',
  runs: ['#111', '#222'],
  panel: '#fff',
  ink: '#000',
  ink2: '#555',
};

// One pixel for each x and y; x begins at the left of the plot, y at its bottom.
function pictureOf(pins, { curves = [], min = 0, max = 400 } = {}) {
  const model = { x: { min, max, log: false }, y: { min: 0, max: 200, log: false }, curves, pins };
  const toY = (value) => AREA.bottom - value;
  return { model, theme, area: AREA, toX: (x) => AREA.left + x, toY, width: 500, height: 240 };
}

const pin = (x, y, rest = {}) => ({ text: '1', slot: 0, x, y, ...rest });
const flat = (y) => ({ x: [0, 400], y: [y, y], solidTo: Infinity });

it('stand above their point, or below it where a curve is above', () => {
  const above = placedPins(pictureOf([pin(100, 100)], { curves: [flat(100)] }));
  expect(above[0].place).toEqual({ x: 150, y: 120 - 19 });
  const curves = [flat(100), flat(118)];
  expect(placedPins(pictureOf([pin(100, 100)], { curves }))[0].place).toEqual({ x: 150, y: 139 });
  const [below] = placedPins(pictureOf([pin(100, 100, { isBelow: true })]));
  expect(below.place.y).toBeGreaterThan(below.point.y);
});

it('stay in the plot, and do not cover each other', () => {
  const pins = [pin(0, 0), pin(400, 200), pin(400, 200), pin(399, 198), pin(2, 1)];
  const placed = placedPins(pictureOf(pins));
  placed.forEach(({ place }, i) => {
    expect(place.x).toBeGreaterThanOrEqual(AREA.left + RADIUS);
    expect(place.x).toBeLessThanOrEqual(AREA.right - RADIUS);
    expect(place.y).toBeGreaterThanOrEqual(AREA.top + RADIUS);
    expect(place.y).toBeLessThanOrEqual(AREA.bottom - RADIUS);
    for (const { place: other } of placed.slice(0, i)) {
      expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThan(2 * RADIUS);
    }
  });
});

it('are drawn with their numbers; those that are not in view are not', () => {
  const { context, calls } = recorder();
  drawPins(context, pictureOf([pin(10, 50), pin(300, 50, { text: '2' })], { max: 200 }));
  const texts = calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
  expect(texts).toEqual(['1']);
});

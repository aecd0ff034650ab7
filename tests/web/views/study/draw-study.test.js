// Words on the charts of studies: what the x axis is of, and flags that give way to it.

import { expect, it } from 'vitest';
import { drawStudy } from '../../../../web/src/views/study/draw-study.js';
import { recorder } from '../scene.js';

const theme = { font: 'sans-serif', runs: ['#111'], paper: '#fff', ink2: '#333' };

// One pixel for each x; the plot is 300 pixels wide.
function drawn(width, flags = []) {
  const model = {
    ...{ x: { min: 0, max: 300 }, y: { min: 0, max: 1, log: false } },
    ...{ curves: [], markers: [], dots: [], crosses: [], flags, endLabels: false, cursor: null },
    ...{ now: null, format: String, xName: 'learning rate' },
  };
  const area = { left: 0, top: 20, right: 300, bottom: 220 };
  const { context, calls } = recorder();
  const toY = (y) => 220 - 200 * y;
  drawStudy(context, { model, theme, area, toX: (x) => x, toY, width, height: 242 });
  const texts = calls.filter(({ name }) => name === 'fillText').map(({ args }) => args);
  return Object.fromEntries(texts.map(([text, x, y]) => [text, { x, y }]));
}

it('name the x axis behind its numbers where there is room', () => {
  const { 'learning rate': name } = drawn(500);
  expect(name.x).toBeGreaterThan(310);
  expect(name.y).toBeGreaterThan(220);
});

it('name it on the axis where there is none, and flags stand above that', () => {
  const flag = { x: 150, y: NaN, slot: 0, text: 'largest stable 0.1', isLine: false };
  const { 'learning rate': name, ...others } = drawn(310, [flag]);
  expect(name.x).toBeLessThan(300);
  expect(name.y).toBeLessThan(220);
  expect(others['largest stable 0.1'].y).toBeLessThanOrEqual(name.y - 15);
});

// The fitted curves draw themselves from plain data: no page, no store, no browser.

import { expect, it } from 'vitest';
import * as fit from '../../../web/src/views/fit/fit.js';
import { drawn, points, sceneOf } from './scene.js';

it('the fitted curves are those of visible runs', () => {
  const grid = { columns: 3, rows: 1, values: Float32Array.of(0, 1, 0) };
  const runs = [0, 1].map((index) => ({ index, grid, points }));
  const scene = sceneOf('data=sine&run=adam&run=sgd,visible=0', { frame: { runs } });
  expect(drawn(fit, scene).of('setLineDash')).toHaveLength(1);
});

// The landscape of a surface draws itself from plain data: no page, no store, no browser.

import { expect, it } from 'vitest';
import * as surface from '../../../web/src/views/surface-landscape/surface-landscape.js';
import { drawn, sceneOf, valley } from './scene.js';

it('the landscape of a surface has the minima in sight, the paths, and the start', () => {
  const link = 'problem=surface&surface=himmelblau&start=1:2&run=sgd';
  const scene = sceneOf(link, {
    frame: { runs: [{ index: 0, path: valley.way }] },
    results: {
      levels: valley.levels,
      window: [-5, 5, -5, 5],
      columns: 5,
      rows: 5,
      minima: [
        [3, 2],
        [1000, 1000],
      ],
    },
  });
  const { of } = drawn(surface, scene);
  const [[ground]] = of('drawImage');
  const crosses = ground.calls.filter(({ name }) => name === 'moveTo').length;
  expect(crosses).toBeGreaterThan(2);
  // The end of the path and the start.
  expect(of('arc')).toHaveLength(2);
  const plot = surface.plotFor(scene, scene.size, scene.results.window);
  expect(of('arc')[1].slice(0, 2)).toEqual([plot.toX(1), plot.toY(2)]);
});

it('is drawn where its values are from, also on a canvas of another shape', () => {
  const results = { levels: [], window: [-2, 2, -1, 3], columns: 4, rows: 4, minima: [[1, 1]] };
  const scene = sceneOf('problem=surface&surface=rosenbrock&start=0:0&run=sgd', {
    frame: { runs: [] },
    results,
  });
  const size = { width: 600, height: 200 };
  const plot = surface.plotFor(scene, size, results.window);
  expect([plot.xMin, plot.xMax, plot.yMin, plot.yMax]).toEqual(results.window);
  // In the middle, with the same scale in both directions.
  expect(plot.right - plot.left).toBeCloseTo(plot.bottom - plot.top, 9);
  const [start] = drawn(surface, { ...scene, size }).of('arc');
  expect(start.slice(0, 2)).toEqual([plot.toX(0), plot.toY(0)]);
});

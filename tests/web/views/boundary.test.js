// The decision boundary draws itself from plain data: no page, no store, no browser.

import { describe, expect, it } from 'vitest';
import * as boundary from '../../../web/src/views/boundary/boundary.js';
import { drawn, points, sceneOf } from './scene.js';

describe('the boundary', () => {
  const window = [-1, 1, -1, 1];
  const grid = { columns: 2, rows: 1, values: Float32Array.of(0, 1), window };
  const frame = { runs: [{ index: 0, grid, points }] };

  it('paints predictions in the colours of the classes, then the data', () => {
    const scene = sceneOf('data=moons&run=adam', { frame, run: 0 });
    const [[field], [layer]] = drawn(boundary, scene).of('drawImage');
    const [{ args }] = field.calls.filter(({ name }) => name === 'putImageData');
    const { data } = args[0];
    // The first two class colours, sure to the same degree.
    expect([...data.slice(0, 3)]).toEqual([0x00, 0x00, 0x00]);
    expect([...data.slice(4, 7)]).toEqual([0x11, 0x11, 0x11]);
    expect(data[3]).toBe(data[7]);
    expect(layer.calls.filter(({ name }) => name === 'arc')).toHaveLength(3);
  });

  it('paints the data once, and again when they are others', () => {
    const scene = sceneOf('data=moons&run=adam', { frame, run: 0 });
    const layerOf = (one) => drawn(boundary, one).of('drawImage')[1][0];
    const first = layerOf(scene);
    expect(layerOf(scene)).toBe(first);
    const others = { runs: [{ index: 0, grid, points: { ...points } }] };
    expect(layerOf({ ...scene, frame: others })).not.toBe(first);
  });

  it('has one scale up and across, and shows more of the plane where the tile is wider', () => {
    const size = { width: 600, height: 200 };
    const scene = sceneOf('data=moons&run=adam', { frame, run: 0, size });
    const [[, left, top, width, height], [layer]] = drawn(boundary, scene).of('drawImage');
    // The data's square lies in the middle.
    expect([left, top, width, height]).toEqual([200, 0, 200, 200]);
    const arcs = layer.calls.filter(({ name }) => name === 'arc').map(({ args }) => args);
    expect(arcs.map(([x, y]) => [x, y])).toEqual([
      [300, 100],
      [200, 200],
      [400, 0],
    ]);
  });

  it('draws nothing of a run that nothing is known about', () => {
    const scene = sceneOf('data=moons&run=adam', { frame: { runs: [] }, run: 0 });
    expect(drawn(boundary, scene).calls).toEqual([]);
  });
});

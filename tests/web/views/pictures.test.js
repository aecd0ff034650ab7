// Every picture draws itself from plain data: no page, no store, no browser.

import { describe, expect, it } from 'vitest';
import { contours } from 'd3-contour';
import { contourLevels } from '../../../web/src/views/plane/plane.js';
import * as boundary from '../../../web/src/views/boundary/boundary.js';
import * as confusion from '../../../web/src/views/confusion/confusion.js';
import * as digits from '../../../web/src/views/digits/digits.js';
import * as fit from '../../../web/src/views/fit/fit.js';
import * as network from '../../../web/src/views/network-landscape/network-landscape.js';
import * as surface from '../../../web/src/views/surface-landscape/surface-landscape.js';
import { recorder, sceneOf } from './scene.js';

const points = {
  inputs: Float32Array.of(-1, -1, 1, 1, 0, 0),
  targets: Int32Array.of(0, 1, 1),
  training: Uint8Array.of(1, 1, 0),
  window: [-1, 1, -1, 1],
};

function drawn(picture, scene) {
  const { context, calls } = recorder();
  picture.draw(context, scene);
  const of = (name) => calls.filter((call) => call.name === name).map(({ args }) => args);
  return { calls, of, texts: of('fillText').map(([text]) => text) };
}

describe('the boundary', () => {
  const grid = { columns: 2, rows: 1, values: Float32Array.of(0, 1) };
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

  it('draws nothing of a run that nothing is known about', () => {
    const scene = sceneOf('data=moons&run=adam', { frame: { runs: [] }, run: 0 });
    expect(drawn(boundary, scene).calls).toEqual([]);
  });
});

it('the confusion matrix writes every count, and the names of the classes twice', () => {
  const frame = { runs: [{ index: 0, confusion: Float32Array.of(5, 1, 0, 4) }] };
  const { texts } = drawn(confusion, sceneOf('data=moons&run=adam', { frame, run: 0 }));
  expect(texts).toEqual(['5', '1', '4', '0', '0', '1', '1', 'predicted', 'true']);
});

it('the predictions frame what is wrong', () => {
  const samples = {
    inputs: new Float32Array(2 * 64).fill(1),
    targets: Int32Array.of(0, 1),
    outputs: Float32Array.of(0.75, 0.25, 0.6, 0.4),
  };
  const frame = { runs: [{ index: 0, samples }] };
  const { of, texts } = drawn(digits, sceneOf('data=digits&run=adam', { frame, run: 0 }));
  expect(of('drawImage')).toHaveLength(2);
  expect(texts).toEqual(['0 75%', '0 60%']);
  expect(of('strokeRect')).toHaveLength(1);
});

it('the fitted curves are those of visible runs', () => {
  const grid = { columns: 3, rows: 1, values: Float32Array.of(0, 1, 0) };
  const runs = [0, 1].map((index) => ({ index, grid, points }));
  const scene = sceneOf('data=sine&run=adam&run=sgd,visible=0', { frame: { runs } });
  expect(drawn(fit, scene).of('setLineDash')).toHaveLength(1);
});

describe('landscapes', () => {
  const way = { x: Float32Array.of(0, 1, 2), y: Float32Array.of(0, 1, 1) };
  const values = Float32Array.from({ length: 25 }, (_, i) => ((i % 5) - 2) ** 2 + i / 10);
  const levels = contourLevels(contours, values, 5, 5);

  it('of a surface have the minima in sight, the paths, and the start', () => {
    const link = 'problem=surface&surface=himmelblau&start=1:2&run=sgd';
    const scene = sceneOf(link, {
      frame: { runs: [{ index: 0, path: way }] },
      results: {
        levels,
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
    const plot = surface.plotFor(scene, scene.size);
    expect(of('arc')[1].slice(0, 2)).toEqual([plot.toX(1), plot.toY(2)]);
  });

  const landscape = {
    plane: { id: 'plane-1' },
    window: [-1, 3, -1, 3],
    nodes: 5,
    losses: values,
    levels,
    samples: 10,
    shares: [0.9, 0.0521],
    ways: new Map([[0, way]]),
    center: 0,
    isComplete: true,
  };

  it('of a network name their directions and show a path of their own plane only', () => {
    const link = 'data=moons&run=adam&run=sgd';
    const track = { ...way, plane: 'plane-0' };
    const frame = { runs: [0, 1].map((index) => ({ index, track })) };
    const { of } = drawn(network, sceneOf(link, { frame, results: landscape }));
    const [[ground]] = of('drawImage');
    const texts = ground.calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
    expect(texts).toContain('PC 1, 90\u202f% of the variance');
    expect(texts).toContain('PC 2, 5.2\u202f% of the variance');
    // The second run has other weights: it is not on this plane.
    expect(of('arc')).toHaveLength(1);
  });

  it('of a network can be read off', () => {
    const plot = network.plotFor(landscape, { width: 300, height: 300 });
    expect(network.lossAt(landscape, plot, { x: plot.left, y: plot.top })).toBe(values[0]);
    expect(network.lossAt(landscape, plot, { x: plot.right, y: plot.bottom })).toBe(values[24]);
    expect(network.lossAt(landscape, plot, { x: plot.right + 60, y: plot.top })).toBe(null);
    expect(network.lowest(landscape)).toMatchObject({ column: 2, row: 0 });
  });
});

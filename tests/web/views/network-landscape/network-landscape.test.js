// The landscape of a network draws itself from plain data: no page, no store, no browser.

import { describe, expect, it } from 'vitest';
import * as network from '../../../../web/src/views/network-landscape/network-landscape.js';
import { drawn, sceneOf, valley } from '../scene.js';

const { heights, levels, way } = valley;

describe('the landscape of a network', () => {
  const landscape = {
    plane: { id: 'plane-1' },
    window: [-1, 3, -1, 3],
    nodes: 5,
    losses: heights,
    levels,
    samples: 10,
    shares: [0.9, 0.0521],
    ways: new Map([[0, way]]),
    center: 0,
    isComplete: true,
  };

  it('names its directions and shows a path of its own plane only', () => {
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

  it('can be read off', () => {
    const plot = network.plotFor(landscape, { width: 300, height: 300 });
    expect(network.lossAt(landscape, plot, { x: plot.left, y: plot.top })).toBe(heights[0]);
    expect(network.lossAt(landscape, plot, { x: plot.right, y: plot.bottom })).toBe(heights[24]);
    expect(network.lossAt(landscape, plot, { x: plot.right + 60, y: plot.top })).toBe(null);
    expect(network.lowest(landscape)).toMatchObject({ column: 2, row: 0 });
  });
});

// The step to come as arrows on landscapes, with numbers by hand.

import { beforeAll, describe, expect, it } from 'vitest';
import { projectorOn } from '../../../../web/src/views/network-landscape/network-landscape.js';
import { loadArrows } from '../../../../web/src/views/plane/arrows-later.js';
import { stepAt } from '../../../../web/src/views/plane/step-at.js';
import * as surface from '../../../../web/src/views/surface-landscape/surface-landscape.js';
import { drawn, sceneOf } from '../scene.js';

const numbers = (...values) => Float64Array.from(values);
const state = (name, ...values) => ({ name, values: numbers(...values), isNorm: false });
const LINK = 'problem=surface&surface=quadratic&run=momentum,lr=0.1,momentum=0.5';

/** The step of heavy ball to come: v = 0.5 * (0, 8) + (4, 0) = (4, 4), and -0.1 v is the step. */
const report = {
  ...{ step: 1, rate: 0.1, loss: 1, momentum: null, notes: [] },
  ...{ gradient: numbers(4, 0), weights: numbers(1, 1), newWeights: numbers(0.6, 0.6) },
  ...{ before: [state('v', 0, 8)], after: [state('v', 4, 4)] },
  ...{ gradientNorm: 1, weightNorm: 1, moveNorm: 1 },
};
const run = (step) => ({
  index: 0,
  ...{ path: { x: [2, 1], y: [2, 1], step: [0, 1] }, state: { step } },
  ...{ steps: [report], tensors: [{ name: 'x', shape: [2], layer: 0 }] },
});

/** Lines that end in a head, by dash: from and to in pixels. */
function arrowsOf(link, step) {
  const scene = sceneOf(link, { frame: { runs: [run(step)] } });
  // The ring at the start is the last thing below them.
  const all = drawn(surface, scene).calls;
  const calls = all.slice(all.findLastIndex(({ name }) => name === 'arc'));
  const found = [];
  calls.forEach(({ name, args: [dash] }, i) => {
    const [begin, from, to, stroke] = calls.slice(i + 1, i + 5);
    if (name !== 'setLineDash' || begin?.name !== 'beginPath' || stroke?.name !== 'stroke') return;
    if (from.name !== 'moveTo' || to.name !== 'lineTo') return;
    found.push({ dash: dash.length, from: from.args, to: to.args });
  });
  const plot = surface.plotFor(scene, scene.size);
  return { arrows: found, plot };
}

describe('arrows on a surface', () => {
  beforeAll(loadArrows);

  it('go downhill, where the memory points and where the step goes, the longest 64 pixels long', () => {
    const { arrows, plot } = arrowsOf(`${LINK}&microscope.arrows=on`, 1);
    const [x, y] = [plot.toX(1), plot.toY(1)];
    for (const { from } of arrows) expect(from).toEqual([x, y]);
    const side = 64 / Math.SQRT2;
    const ends = arrows.map(({ dash, to }) => [dash, to[0] - x, to[1] - y]);
    // The step and its border, the memory dashed, the gradient.
    const expected = [
      [0, -side, side],
      [0, -side, side],
      [2, -side, side],
      [0, -side, 0],
    ];
    expect(ends).toHaveLength(4);
    ends.forEach((end, i) => end.forEach((v, k) => expect(v).toBeCloseTo(expected[i][k], 6)));
  });

  it('of a run that is over end where it is', () => {
    const { arrows, plot } = arrowsOf(`${LINK}&microscope.arrows=on`, 2);
    expect(arrows[0].from[0]).toBeCloseTo(plot.toX(1.4), 6);
    expect(arrows[0].from[1]).toBeCloseTo(plot.toY(1.4), 6);
  });

  it('are not there unless they are wanted', () => {
    expect(arrowsOf(LINK, 1).arrows).toEqual([]);
  });
});

it('a vector of weights goes on a plane whose directions are not perpendicular', () => {
  const plane = { first: Float32Array.of(1, 0, 0), second: Float32Array.of(1, 2, 0) };
  const project = projectorOn(plane);
  const { x, y } = project(numbers(5, 4, 7));
  expect([x, y]).toEqual([3, 2]);
  expect(project(numbers(1, 2))).toBeNull();
});

it('the step that is pointed at is the nearest point of a path', () => {
  const plot = { toX: (x) => 10 * x, toY: (y) => 10 * y };
  const ways = new Map([
    [0, { x: [0, 5], y: [0, 5], step: [0, 40] }],
    [2, { x: [0, 6], y: [0, 5], step: [0, 70] }],
  ]);
  expect(stepAt(ways, plot, { x: 52, y: 50 })).toEqual({ run: 0, step: 40 });
  expect(stepAt(ways, plot, { x: 59, y: 53 })).toEqual({ run: 2, step: 70 });
  expect(stepAt(ways, plot, { x: 30, y: 30 })).toBeNull();
});

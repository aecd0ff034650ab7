// Networks as a worker tells them, with round numbers.

import { sceneOf } from '../scene.js';

/** A column whose unit k responds k + 1 everywhere. */
function columnOf(count, cells, groups, units = Array.from({ length: count }, (_, i) => i)) {
  const fill = (length) =>
    Float32Array.from({ length: units.length * length }, (_, i) => Math.floor(i / length) + 1);
  return {
    ...{ count, units: Int32Array.from(units), responses: fill(cells) },
    ...{ means: fill(1), groupMeans: fill(groups) },
  };
}

function blockOf(from, to, isResidual = false) {
  const weights = Float32Array.from({ length: from * to }, (_, i) => (i % 2 ? -0.5 : 2) / (i + 1));
  return {
    ...{ weights, gradient: weights.map((weight) => -weight / 4), isResidual },
    ...{ biases: new Float32Array(to).fill(0.25), biasGradient: new Float32Array(to).fill(-0.125) },
  };
}

/** 2 inputs, 3 and 3 hidden units with a residual connection, 1 output; a grid of 2 x 2 cells. */
export function smallNetwork() {
  return {
    ...{ samples: 100, groups: 2 },
    columns: [2, 3, 3, 1].map((count) => columnOf(count, 4, 2)),
    blocks: [blockOf(2, 3), blockOf(3, 3, true), blockOf(3, 1)],
  };
}

/** 2 inputs, a layer as wide as the reader likes, 1 output. */
export function wideNetwork(width) {
  return {
    ...{ samples: 100, groups: 2 },
    columns: [2, width, 1].map((count) => columnOf(count, 4, 2)),
    blocks: [blockOf(2, width), blockOf(width, 1)],
  };
}

/** 64 pixels, 4 of 32 hidden units, 10 outputs. */
export function imageNetwork() {
  return {
    ...{ samples: 100, groups: 10 },
    columns: [columnOf(64, 0, 10), columnOf(32, 0, 10, [4, 12, 20, 28]), columnOf(10, 0, 10)],
    blocks: [blockOf(64, 4), blockOf(4, 10)],
  };
}

const moons = { task: 'binary', features: 2, classNames: ['a', 'b'], featureNames: ['x1', 'x2'] };
const digits = { task: 'multiclass', features: 64, classNames: [], featureNames: [] };

/** The scene of a tile that shows the first run. */
export function networkScene(network, { size = { width: 600, height: 400 }, ...more } = {}) {
  const isImage = network.columns[0].count === 64;
  const data = { ...(isImage ? digits : moons), ...more.data };
  const link = isImage ? 'data=digits&run=adam' : 'data=moons&run=adam';
  const frame = { runs: [{ index: 0, network, data, points: more.points ?? null }] };
  return sceneOf(link, { size, run: 0, frame });
}

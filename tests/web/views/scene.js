// Scenes and canvases for pictures that are drawn without a page.

import { contours } from 'd3-contour';
import { parseLink } from '../../../web/src/config/index.js';
import { contourLevels } from '../../../web/src/views/plane/contours.js';
import { Kept } from '../../../web/src/views/picture/kept.js';
import { catalog } from '../catalog/catalog.js';

const colours = Array.from({ length: 10 }, (_, i) => `#${i}${i}${i}`);
const names = ['ink', 'ink2', 'ink3', 'grid', 'panel', 'paper', 'warn', 'accent', 'line'];

const theme = {
  ...Object.fromEntries(names.map((name, i) => [name, `#0000${10 + i}`])),
  font: 'sans-serif',
  runs: colours.slice(0, 8),
  classes: colours,
};

/**
 * A context that draws nothing and remembers what it was asked to do.
 * @returns {{ context: object, calls: { name: string, args: unknown[] }[] }}
 */
export function recorder() {
  const calls = [];
  const answers = {
    createImageData: (width, height) => ({
      width,
      height,
      data: new Uint8ClampedArray(4 * width * height),
    }),
    measureText: (text) => ({ width: 6 * text.length }),
  };
  const state = {};
  const context = new Proxy(state, {
    get: (target, name) => {
      if (name in target) return target[name];
      return (...args) => {
        calls.push({ name, args });
        return answers[name]?.(...args);
      };
    },
  });
  return { context, calls };
}

function newCanvas(width, height) {
  const { context, calls } = recorder();
  return { width, height, calls, getContext: () => context };
}

/**
 * @param {string} link
 * @param {object} parts frame, results, run and size as far as they matter
 */
export function sceneOf(link, { size = { width: 300, height: 300 }, ...parts }) {
  const { config } = parseLink(`v=1&${link}`, catalog);
  return { catalog, config, size, theme, density: 1, kept: new Kept(newCanvas), ...parts };
}

/** Three samples in the plane; the last one is held out. */
export const points = {
  inputs: Float32Array.of(-1, -1, 1, 1, 0, 0),
  targets: Int32Array.of(0, 1, 1),
  training: Uint8Array.of(1, 1, 0),
  window: [-1, 1, -1, 1],
};

const heights = Float32Array.from({ length: 25 }, (_, i) => ((i % 5) - 2) ** 2 + i / 10);

/** A landscape of 5 x 5 heights, and a way through it. */
export const valley = {
  heights,
  levels: contourLevels(contours, heights, 5, 5),
  way: { x: Float32Array.of(0, 1, 2), y: Float32Array.of(0, 1, 1) },
};

/**
 * What a picture draws.
 * @param {{ draw: (context: object, scene: object) => void }} picture its module
 * @param {object} scene
 */
export function drawn(picture, scene) {
  const { context, calls } = recorder();
  picture.draw(context, scene);
  const of = (name) => calls.filter((call) => call.name === name).map(({ args }) => args);
  return { calls, of, texts: of('fillText').map(([text]) => text) };
}

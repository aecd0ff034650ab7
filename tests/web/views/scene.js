// Scenes and canvases for pictures that are drawn without a page.

import { parseLink } from '../../../web/src/config/index.js';
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
  return { catalog, config, size, theme, kept: new Kept(newCanvas), ...parts };
}

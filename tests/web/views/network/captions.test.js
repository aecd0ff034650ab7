// The words around a drawn network.

import { expect, it } from 'vitest';
import { drawNames } from '../../../../web/src/views/network/captions.js';
import { drawnNetwork } from '../../../../web/src/views/network/drawn-network.js';
import { networkScene, wideNetwork } from './networks.js';

/** The words that are drawn on a canvas whose letters are 6 pixels wide. */
function wordsOn(scene) {
  const words = [];
  const context = {
    measureText: (text) => ({ width: 6 * text.length }),
    fillText: (text) => words.push(text),
  };
  drawNames(context, drawnNetwork(scene), scene);
  return words;
}

it('name the inputs also where a wide layer makes all units small', () => {
  const size = { width: 420, height: 260 };
  const scene = networkScene(wideNetwork(16), { size });
  const { columns } = drawnNetwork(scene).layout;
  expect(columns[0][0].side).toBeLessThan(11);
  expect(wordsOn(scene)).toEqual(expect.arrayContaining(['x1', 'x2', 'hidden 1', 'output']));
});

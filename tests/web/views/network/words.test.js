// A network in words, and the keys that walk over it.

import { describe, expect, it } from 'vitest';
import { drawnNetwork } from '../../../../web/src/views/network/drawn-network.js';
import { walk } from '../../../../web/src/views/network/walk.js';
import { networkWords, partWords } from '../../../../web/src/views/network/words.js';
import { imageNetwork, networkScene, smallNetwork } from './networks.js';

const small = drawnNetwork(networkScene(smallNetwork()));
const images = drawnNetwork(networkScene(imageNetwork()));
const unit = (column, row) => ({ kind: 'unit', column, row });
const weight = (block, to, from) => ({ kind: 'weight', block, to, from });

describe('a network in words', () => {
  it('tells of a unit and of a weight', () => {
    expect(partWords(small, unit(1, 2))).toBe(
      'Hidden 1, unit 3: mean activity 3.00 (3.00 for class a, 3.00 for class b); ' +
        'bias 0.250, gradient -0.125',
    );
    expect(partWords(small, weight(0, 2, 0))).toBe(
      'From x1 to hidden 1, unit 3: weight 0.400, gradient -0.100',
    );
    expect(partWords(small, unit(3, 0))).toMatch(/^Output: mean prediction 1\.00/);
    expect(partWords(small, unit(0, 1))).toMatch(/^x2: mean 2\.00/);
  });

  it('counts units as the network has them, not as they are shown', () => {
    expect(partWords(images, unit(1, 1))).toMatch(
      /^Hidden 1, unit 13: mean activity.*\. \d+ of \d+ units are shown, evenly chosen$/,
    );
    expect(partWords(images, weight(1, 3, 0))).toMatch(
      /^From hidden 1, unit 5 to output for class 3:/,
    );
    expect(partWords(images, unit(0, 0))).toBe(
      'The 64 pixels: their mean over the training samples',
    );
  });

  it('tells the lowest and the highest targets of a regression apart', () => {
    const scene = networkScene(smallNetwork(), { data: { task: 'regression' } });
    expect(partWords(drawnNetwork(scene), unit(1, 0))).toMatch(
      /mean activity 1\.00 \(1\.00 for the lowest targets, 1\.00 for the highest\)/,
    );
  });

  it('says what the network is like', () => {
    expect(networkWords(small)).toBe(
      '2 inputs, hidden layers of 3 and 3 units, 1 output. The largest weight shown is 2.00 in size, ' +
        'the largest gradient 0.500.',
    );
    expect(networkWords(images)).toMatch(
      /^64 inputs, a hidden layer of 32 units, 10 outputs\..*Of its wide layers some units are shown, evenly spread over all\.$/,
    );
  });
});

describe('arrow keys', () => {
  /** Where a list of keys leads to. */
  const way = (drawn, keys, from = null) =>
    keys.reduce((part, key) => walk(drawn, part, key), from);

  it('go from unit to unit over the largest weight between them', () => {
    expect(way(small, ['ArrowRight'])).toEqual(unit(0, 0));
    expect(way(small, ['ArrowRight', 'ArrowRight'])).toEqual(weight(0, 0, 0));
    expect(way(small, ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight'])).toEqual(unit(1, 1));
    expect(way(small, ['ArrowLeft', 'ArrowLeft'], unit(1, 1))).toEqual(unit(0, 0));
    expect(way(small, ['ArrowDown', 'ArrowDown', 'ArrowDown'], unit(1, 0))).toEqual(unit(1, 2));
    expect(way(small, ['End', 'ArrowRight'])).toEqual(unit(3, 0));
    expect(walk(small, unit(1, 0), 'x')).toBeNull();
  });

  it('reach every unit and every weight', () => {
    const seen = new Set();
    const left = [unit(0, 0)];
    while (left.length) {
      const part = left.pop();
      if (seen.has(JSON.stringify(part))) continue;
      seen.add(JSON.stringify(part));
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        left.push(walk(small, part, key));
      }
    }
    expect(seen.size).toBe(9 + 18);
  });

  it('step over the lines that a picture does not have', () => {
    expect(way(images, ['ArrowRight'], unit(0, 0))).toEqual(unit(1, 0));
    expect(way(images, ['ArrowLeft'], unit(1, 2))).toEqual(unit(0, 0));
  });

  it('begin again where the network has become smaller', () => {
    expect(walk(small, unit(1, 7), 'ArrowDown')).toEqual(unit(0, 0));
  });
});

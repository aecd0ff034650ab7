// What pictures keep is made again exactly when a reason changes.

import { expect, it, vi } from 'vitest';
import { Kept } from '../../../../web/src/views/picture/kept.js';

it('makes a value once for the same reasons', () => {
  const kept = new Kept(() => null);
  const make = vi.fn(() => ({}));
  const first = kept.get('layer', ['a', NaN], make);
  expect(kept.get('layer', ['a', NaN], make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

it('makes it again for another reason, another name, and after it was cleared', () => {
  const kept = new Kept(() => null);
  let made = 0;
  const make = () => ++made;
  expect(kept.get('layer', [1], make)).toBe(1);
  expect(kept.get('layer', [2], make)).toBe(2);
  expect(kept.get('other', [2], make)).toBe(3);
  kept.clear();
  expect(kept.get('layer', [2], make)).toBe(4);
});

const scene = { size: { width: 40, height: 30 }, theme: {}, density: 3 };

/** A context and a canvas that say what was done to them. */
function recorded() {
  const done = [];
  const act =
    (name) =>
    (...args) =>
      done.push([name, ...args]);
  const names = ['setTransform', 'clearRect', 'drawImage', 'save', 'restore', 'fillRect'];
  return { done, context: Object.fromEntries(names.map((name) => [name, act(name)])) };
}

it('paints a layer once, in the density of the scene', () => {
  const made = [];
  const kept = new Kept((width, height) => {
    const canvas = { width, height, getContext: () => recorded().context };
    made.push(canvas);
    return canvas;
  });
  const { done, context } = recorded();
  const draw = vi.fn();
  const layer = { name: 'ground', reasons: [1], scene };
  kept.layer(context, layer, draw);
  kept.layer(context, layer, draw);
  expect(draw).toHaveBeenCalledTimes(1);
  expect([made[0].width, made[0].height]).toEqual([120, 90]);
  expect(done.map(([name]) => name)).toEqual(['drawImage', 'drawImage']);
  kept.layer(context, { ...layer, scene: { ...scene, density: 2 } }, draw);
  expect(draw).toHaveBeenCalledTimes(2);
});

it('draws a layer at once where a figure wants its lines', () => {
  const kept = new Kept(() => expect.unreachable(), { hasLayers: false });
  const { done, context } = recorded();
  kept.layer(context, { name: 'ground', reasons: [], scene }, (one) => one.fillRect(1, 2, 3, 4));
  expect(done).toEqual([['save'], ['fillRect', 1, 2, 3, 4], ['restore']]);
});

// Losses of other programs on the chart of the loss.

import { describe, expect, it } from 'vitest';
import { evaluationsOf, historyOf, modelOf, sceneOf, view } from './scenes.js';

const losses = [1, 0.5, 0.25];
const run = {
  ...view(0),
  evaluations: { ...view(0).evaluations, ...evaluationsOf(losses, 100) },
  history: historyOf(Float32Array.of(1, 0.5, 0.25)),
};
const overlay = (name, of, loss) => ({
  ...{ name, of },
  step: Float64Array.from(loss, (_, i) => 10 * i),
  loss: Float64Array.from(loss),
});
const overlays = [
  overlay('torch', '', [2, 1e-4]),
  overlay('theirs, validation', 'validation', [0.8, 0.4]),
  overlay('theirs, training', 'training', [0.7, 0.3]),
];

function lossWith(curve) {
  const scene = sceneOf([run], { settings: { curve } });
  return modelOf({ ...scene, options: { ...scene.options, overlays } }, 'loss');
}

describe('overlays', () => {
  it.each([
    ['validation', ['torch', 'theirs, validation']],
    ['training', ['torch', 'theirs, training']],
    ['both', ['torch', 'theirs, validation', 'theirs, training']],
  ])('beside %s are those of the same loss', (curve, names) => {
    expect(lossWith(curve).references.map(({ words }) => words)).toEqual(names);
  });

  it('are drawn as they were measured, on an axis that holds them', () => {
    const { references, y } = lossWith('validation');
    expect([...references[0].x]).toEqual([0, 10]);
    expect([...references[0].y]).toEqual([2, 1e-4]);
    expect(references[0].slot).toBeNull();
    expect(y.min).toBeLessThanOrEqual(1e-4);
    expect(y.max).toBeGreaterThanOrEqual(2);
  });
});

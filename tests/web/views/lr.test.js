// The chart of the learning rate.

import { expect, it } from 'vitest';
import { constantRates, modelOf, sceneOf, view } from './scenes.js';

it('the rate has a number at a round constant, though it comes in single precision', () => {
  for (const rate of [0.01, 0.1, 0.2, 0.001, 1]) {
    const scene = sceneOf([{ ...view(0, {}), rates: constantRates(rate) }]);
    const { y } = modelOf(scene, 'lr');
    expect(y.max).toBeGreaterThan(rate);
    expect(y.ticks.map(y.format)).toContain(String(rate));
  }
});

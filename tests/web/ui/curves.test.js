// The models of the charts of training.

import { expect, it } from 'vitest';
import { frameModel, rateModel } from '../../../web/src/ui/model/curves.js';
import { storeOf, view } from './diagnostics/charts-bench.js';

it('the rate has a number at a round constant, though it comes in single precision', () => {
  for (const rate of [0.01, 0.1, 0.2, 0.001, 1]) {
    const store = storeOf([{ ...view(0, {}), rates: new Float32Array(512).fill(rate) }]);
    const { y } = rateModel(store, frameModel(store));
    expect(y.max).toBeGreaterThan(rate);
    expect(y.ticks.map(y.format)).toContain(String(rate));
  }
});

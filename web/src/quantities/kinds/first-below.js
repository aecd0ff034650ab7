import { NOTHING, finite, stepFound } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'first-below',
  words: 'step at which the loss was first measured below a value',
  short: 'first step with a loss below {}',
  unit: 'step',
  argument: 'the value',
  compute({ loss }, threshold = NaN) {
    const points = finite(loss);
    if (!(points[0]?.value >= threshold)) return NOTHING;
    return stepFound(
      points.map(({ step }) => step),
      points.findIndex(({ value }) => value < threshold),
    );
  },
};

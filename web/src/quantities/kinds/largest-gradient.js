import { finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'largest-gradient',
  words: 'largest gradient in multiples of the weights that was measured',
  short: 'largest gradient in multiples of the weights',
  unit: 'ratio',
  compute({ gradient, weights }) {
    const ratios = finite({
      step: gradient.step,
      value: Array.from(gradient.value, (norm, i) => norm / weights.value[i]),
    });
    return { value: ratios.length ? Math.max(...ratios.map(({ value }) => value)) : NaN };
  },
};

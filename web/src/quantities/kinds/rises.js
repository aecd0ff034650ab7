import { finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'rises',
  words: 'how many measured losses are higher than the one before',
  short: 'number of rises of the loss',
  unit: 'count',
  compute({ loss }) {
    const points = finite(loss);
    return { value: points.filter(({ value }, i) => i > 0 && value > points[i - 1].value).length };
  },
};

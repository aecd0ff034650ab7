import { extreme, isLower } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'best-step',
  words: 'step of the lowest loss that was measured',
  short: 'step of the lowest loss',
  unit: 'step',
  compute: ({ loss }) => ({ value: extreme(loss, isLower)?.step ?? NaN }),
};

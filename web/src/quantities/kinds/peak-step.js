import { extreme, isHigher } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'peak-step',
  words: 'step of the highest loss that was measured',
  short: 'step of the highest loss',
  unit: 'step',
  compute: ({ loss }) => ({ value: extreme(loss, isHigher)?.step ?? NaN }),
};

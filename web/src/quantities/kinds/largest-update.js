import { NOTHING, extreme, isHigher } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'largest-update',
  words: 'largest update in multiples of the weights that was measured',
  short: 'largest update in multiples of the weights',
  unit: 'ratio',
  compute: ({ updateRatio }) => extreme(updateRatio, isHigher) ?? NOTHING,
};

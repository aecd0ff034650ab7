import { NOTHING, extreme, isHigher } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'peak',
  words: 'highest loss that was measured',
  short: 'highest loss',
  unit: 'loss',
  compute: ({ loss }) => extreme(loss, isHigher) ?? NOTHING,
};

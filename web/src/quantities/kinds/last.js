import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'last',
  words: 'last loss that was measured',
  unit: 'loss',
  compute: ({ loss }) => finite(loss).at(-1) ?? NOTHING,
};

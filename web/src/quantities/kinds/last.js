import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'last',
  words: 'last loss that was measured',
  short: 'loss',
  unit: 'loss',
  moment: { better: 'lower', series: ({ loss }) => loss },
  compute: ({ loss }) => finite(loss).at(-1) ?? NOTHING,
};

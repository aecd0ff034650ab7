import { NOTHING, extreme, isLower } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'best',
  words: 'lowest loss that was measured',
  short: 'lowest loss',
  unit: 'loss',
  moment: { better: 'lower', series: ({ loss }) => loss },
  compute: ({ loss }) => extreme(loss, isLower) ?? NOTHING,
};

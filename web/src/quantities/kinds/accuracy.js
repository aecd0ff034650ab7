import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'accuracy',
  words: 'last share of right answers that was measured',
  short: 'accuracy',
  unit: 'share',
  moment: { better: 'higher', series: ({ accuracy }) => accuracy },
  compute: ({ accuracy }) => finite(accuracy).at(-1) ?? NOTHING,
};

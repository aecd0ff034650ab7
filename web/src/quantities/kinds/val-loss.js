import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'val-loss',
  words: 'last validation loss that was measured',
  short: 'validation loss',
  unit: 'loss',
  moment: { better: 'lower', series: ({ columns }) => columns.valLoss },
  compute: ({ columns }) => finite(columns.valLoss).at(-1) ?? NOTHING,
};

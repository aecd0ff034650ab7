import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'train-loss',
  words: 'last loss over all training data that was measured',
  short: 'training loss',
  unit: 'loss',
  moment: { better: 'lower', series: ({ training }) => training },
  compute: ({ training }) => finite(training).at(-1) ?? NOTHING,
};

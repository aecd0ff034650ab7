import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'train-r2',
  words: 'last R² on the training data that was measured',
  short: 'training R²',
  unit: 'ratio',
  moment: { better: 'higher', series: ({ columns }) => columns.trainR2 },
  compute: ({ columns }) => finite(columns.trainR2).at(-1) ?? NOTHING,
};

import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'val-r2',
  words: 'last R² on the validation data that was measured',
  short: 'validation R²',
  unit: 'ratio',
  moment: { better: 'higher', series: ({ columns }) => columns.valR2 },
  compute: ({ columns }) => finite(columns.valR2).at(-1) ?? NOTHING,
};

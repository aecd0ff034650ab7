import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'val-accuracy',
  words: 'last share of right answers on the validation data that was measured',
  short: 'validation accuracy',
  unit: 'share',
  moment: { better: 'higher', series: ({ columns }) => columns.valAccuracy },
  compute: ({ columns }) => finite(columns.valAccuracy).at(-1) ?? NOTHING,
};

import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'train-accuracy',
  words: 'last share of right answers on the training data that was measured',
  short: 'training accuracy',
  unit: 'share',
  moment: { better: 'higher', series: ({ columns }) => columns.trainAccuracy },
  compute: ({ columns }) => finite(columns.trainAccuracy).at(-1) ?? NOTHING,
};

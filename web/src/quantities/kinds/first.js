import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'first',
  words: 'loss before the first update',
  short: 'first loss',
  unit: 'loss',
  compute: ({ loss }) => finite(loss).find(({ step }) => step === 0) ?? NOTHING,
};

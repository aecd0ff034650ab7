import { finite, stepFound } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'all-right',
  words: 'step from which on every answer that was checked was right',
  short: 'step from which on every answer is right',
  unit: 'step',
  compute({ accuracy }) {
    const points = finite(accuracy);
    const lastWrong = points.findLastIndex(({ value }) => value < 1);
    return stepFound(
      points.map(({ step }) => step),
      lastWrong + 1 < points.length ? lastWrong + 1 : -1,
    );
  },
};

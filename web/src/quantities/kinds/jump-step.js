import { NOTHING, finite, stepFound } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'jump-step',
  words: 'step of the largest rise from one measured loss to the next, as a ratio',
  short: 'step of the largest jump',
  unit: 'step',
  compute({ loss }) {
    const points = finite(loss).filter(({ value }) => value > 0);
    let [at, largest] = [-1, 1];
    for (let i = 1; i < points.length; i++) {
      const ratio = points[i].value / points[i - 1].value;
      if (ratio > largest) [at, largest] = [i, ratio];
    }
    return at < 0
      ? NOTHING
      : stepFound(
          points.map(({ step }) => step),
          at,
        );
  },
};

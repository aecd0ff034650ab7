import { NOTHING } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'rise-end',
  words: 'update at which the learning rate has risen from the first one on, and ceases to',
  short: 'step at which the learning rate ceases to rise',
  unit: 'step',
  compute({ rates: { step, last, min, max } }) {
    let at = 0;
    const rises = (/** @type {number} */ i) => last[i] > last[i - 1] && min[i] >= last[i - 1];
    while (at + 1 < step.length && rises(at + 1) && max[at + 1] === last[at + 1]) at += 1;
    if (at === 0 || at + 1 >= step.length) return NOTHING;
    // Within a stretch of several updates it may have risen further.
    const isExact = step[at + 1] === step[at] + 1;
    return isExact ? { value: step[at] } : { value: step[at + 1], after: step[at] - 1 };
  },
};

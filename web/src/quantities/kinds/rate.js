import { NOTHING } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'rate',
  words: 'learning rate of an update, counted from 0; without one, of the last',
  short: 'learning rate',
  unit: 'rate',
  argument: 'the update',
  compute({ rates: { step, last, min, max } }, at = step[step.length - 1]) {
    const place = step.findIndex((/** @type {number} */ end) => end >= at);
    if (place < 0) return NOTHING;
    const isKnown = step[place] === at || min[place] === max[place];
    return isKnown ? { value: last[place] } : NOTHING;
  },
};

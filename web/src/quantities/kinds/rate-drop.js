import { stepFound } from '../quantity.js';

// Schedules that fall smoothly change less from one update to the next.
const DROP = 1.8;

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'rate-drop',
  words: 'update at which the learning rate first falls by almost half or more, at once',
  unit: 'step',
  compute({ rates: { step, last, min, max } }) {
    const at = Array.from(step).findIndex((_, i) => {
      if (i === 0 || !(min[i] > 0) || min[i] !== max[i]) return false;
      return last[i - 1] > DROP * last[i] && max[i - 1] === last[i - 1];
    });
    // Between two stretches without a change in either, the place is exact.
    return at < 0 ? stepFound(step, -1) : { value: step[at - 1] + 1 };
  },
};

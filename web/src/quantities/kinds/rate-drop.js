import { stepFound } from '../quantity.js';

const DROP = 1.8;
// What falls all the time does not drop: the rate was about the same before.
const STEADY = 1.02;

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'rate-drop',
  words: 'update at which the learning rate first falls by almost half or more, at once',
  short: 'step of the first drop of the learning rate',
  unit: 'step',
  compute({ rates: { step, last, min, max } }) {
    const at = Array.from(step).findIndex((_, i) => {
      if (i < 2 || !(min[i] > 0) || min[i] !== max[i]) return false;
      const wasSteady = last[i - 2] <= STEADY * last[i - 1] && max[i - 1] === min[i - 1];
      return wasSteady && last[i - 1] > DROP * last[i];
    });
    // Between two stretches without a change in either, the place is exact.
    return at < 0 ? stepFound(step, -1) : { value: step[at - 1] + 1 };
  },
};

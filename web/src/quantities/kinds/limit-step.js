import { NOTHING, stepFound } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'limit-step',
  words: 'step at which the sharpness was first measured above the limit of stability',
  short: 'step at which the sharpness passes its limit',
  unit: 'step',
  needsView: true,
  compute({ sharp }) {
    if (!sharp) return NOTHING;
    const { step, sharpness, limit } = sharp;
    const at = Array.from(step).findIndex((_, i) => sharpness[i] > limit[i]);
    return stepFound(step, at);
  },
};

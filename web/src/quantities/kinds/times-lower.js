import { NOTHING } from '../quantity.js';
import last from './last.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'times-lower',
  words: 'last loss of another run in multiples of the last loss of this one',
  short: 'times that it is lower',
  unit: 'ratio',
  needsOther: true,
  compute(run, _, other) {
    const own = last.compute(run).value;
    const others = other ? last.compute(other).value : NaN;
    return own > 0 && others >= 0 ? { value: others / own } : NOTHING;
  },
};

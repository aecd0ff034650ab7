import { NOTHING } from '../quantity.js';
import firstBelow from './first-below.js';

/**
 * How many times earlier a run gets below a value than another one. What is said is sure: where steps
 * lie between two measurements, the least that is possible.
 * @type {import('../quantity.js').Quantity}
 */
export default {
  id: 'times-earlier',
  words: 'how many times earlier the loss is below a value than that of another run, at least',
  short: 'times that it is earlier below {}',
  unit: 'ratio',
  argument: 'the value',
  needsOther: true,
  compute(run, threshold, other) {
    const own = firstBelow.compute(run, threshold);
    const others = other ? firstBelow.compute(other, threshold) : NOTHING;
    const earliest = (others.after ?? others.value - 1) + 1;
    return { value: earliest / own.value };
  },
};

import { finite } from '../quantity.js';

const USUAL = 0.02;

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'still-since',
  words: 'step from which on all measured losses lie within a share of the last one (usually 2 %)',
  short: 'step from which on the loss stands still',
  unit: 'step',
  argument: 'the share',
  compute({ loss }, share = USUAL) {
    const points = finite(loss);
    const last = points.at(-1)?.value ?? NaN;
    const lastAway = points.findLastIndex(
      ({ value }) => Math.abs(value - last) > share * Math.abs(last),
    );
    return { value: points[lastAway + 1]?.step ?? NaN };
  },
};

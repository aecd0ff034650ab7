import { NOTHING, finite, stepFound } from '../quantity.js';

const USUAL = 0.9;

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'fall-done',
  words: 'step at which a share (usually nine tenths) of the way to the lowest loss was made',
  short: 'step at which most of the fall is done',
  unit: 'step',
  argument: 'the share',
  compute({ loss }, share = USUAL) {
    const points = finite(loss);
    const first = points[0]?.value ?? NaN;
    const best = Math.min(...points.map(({ value }) => value));
    if (!(first > best)) return NOTHING;
    return stepFound(
      points.map(({ step }) => step),
      points.findIndex(({ value }) => first - value >= share * (first - best)),
    );
  },
};

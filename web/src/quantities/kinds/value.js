import { finite, NOTHING } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'value',
  words: 'loss at a step, or at the last measurement before it',
  short: 'loss at step {}',
  unit: 'loss',
  argument: 'the step',
  compute: ({ loss, step: made }, at = NaN) =>
    (at <= made && finite(loss).findLast(({ step }) => step <= at)) || NOTHING,
};

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'rate-zero',
  words: 'update from which on the learning rate is 0',
  short: 'step at which the learning rate becomes 0',
  unit: 'step',
  compute({ rates: { step, last, max } }) {
    let from = step.length;
    while (from > 0 && max[from - 1] === 0) from -= 1;
    if (from === 0) return { value: step.length ? 0 : NaN };
    // The stretch before may end with zeros.
    if (last[from - 1] === 0) return { value: step[from - 1], after: step[from - 2] ?? -1 };
    return { value: from < step.length ? step[from - 1] + 1 : NaN };
  },
};

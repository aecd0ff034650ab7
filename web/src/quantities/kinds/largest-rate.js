/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'largest-rate',
  words: 'largest learning rate of an update',
  short: 'largest learning rate',
  unit: 'rate',
  compute({ rates: { max } }) {
    return { value: max.length ? Math.max(...max) : NaN };
  },
};

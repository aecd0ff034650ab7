/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'largest-rate',
  words: 'largest learning rate of an update',
  unit: 'rate',
  compute({ rates: { max } }) {
    return { value: max.length ? Math.max(...max) : NaN };
  },
};

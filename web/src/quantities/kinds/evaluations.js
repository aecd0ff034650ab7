/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'evaluations',
  words: 'gradient evaluations of all updates together',
  short: 'number of gradient evaluations',
  unit: 'count',
  compute: ({ gradients }) => ({ value: gradients }),
};

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'diverged-step',
  words: 'step at which a number was not finite any more',
  short: 'step of the divergence',
  unit: 'step',
  compute: ({ status, event }) => ({ value: status === 'diverged' ? event.step : NaN }),
};

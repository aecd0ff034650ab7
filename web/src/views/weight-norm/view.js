/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'weight-norm',
  kind: 'chart',
  order: 50,
  group: 'Gradients and steps',
  name: 'Weight norm',
  about: 'Length of the vector of all parameters',
  needs: { measures: ['weight-norm'] },
  load: () => import('./chart.js'),
};

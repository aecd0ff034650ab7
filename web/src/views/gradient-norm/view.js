/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'gradient-norm',
  kind: 'chart',
  order: 40,
  group: 'Gradients and steps',
  name: 'Gradient norm',
  about: 'Length of the gradient of each mini-batch',
  needs: { measures: ['gradient-norm'] },
  load: () => import('./chart.js'),
};

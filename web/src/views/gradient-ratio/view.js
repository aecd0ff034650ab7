/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'gradient-ratio',
  kind: 'chart',
  order: 60,
  group: 'Gradients and steps',
  name: 'Gradient-to-weight ratio',
  about: 'Length of the gradient divided by that of the parameters',
  needs: { measures: ['gradient-ratio'] },
  load: () => import('./chart.js'),
};

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'layer-gradient-ratio',
  kind: 'chart',
  order: 130,
  group: 'Per layer',
  name: 'Gradient-to-weight ratio per layer',
  about: 'Gradient-to-weight ratio of each layer',
  needs: { measures: ['gradient-ratio'] },
  load: () => import('./chart.js'),
};

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'layer-gradient-norm',
  kind: 'chart',
  order: 110,
  group: 'Per layer',
  name: 'Gradient norm per layer',
  about: 'Gradient norm of each layer',
  needs: { measures: ['gradient-norm'] },
  load: () => import('./chart.js'),
};

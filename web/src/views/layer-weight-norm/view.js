/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'layer-weight-norm',
  kind: 'chart',
  order: 120,
  group: 'Per layer',
  name: 'Weight norm per layer',
  about: 'Weight norm of each layer',
  needs: { measures: ['weight-norm'] },
  load: () => import('./chart.js'),
};

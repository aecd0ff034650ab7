/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'layer-update-ratio',
  kind: 'chart',
  order: 140,
  group: 'Per layer',
  name: 'Update-to-weight ratio per layer',
  about: 'Update-to-weight ratio of each layer',
  needs: { measures: ['update-ratio'] },
  load: () => import('./chart.js'),
};

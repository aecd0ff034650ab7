/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'update-ratio',
  kind: 'chart',
  order: 70,
  group: 'Gradients and steps',
  name: 'Update-to-weight ratio',
  about: 'Length of a step divided by that of the parameters: about 0.001 is usual',
  needs: { measures: ['update-ratio'] },
  load: () => import('./chart.js'),
};

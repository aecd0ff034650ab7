/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'dead-units',
  kind: 'chart',
  order: 170,
  group: 'Per layer',
  name: 'Dead units',
  about: 'Units whose activation is flat on every sample: they barely learn',
  needs: { measures: ['activations'] },
  load: () => import('./chart.js'),
};

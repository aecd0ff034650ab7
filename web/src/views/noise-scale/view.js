/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'noise-scale',
  kind: 'chart',
  order: 200,
  group: 'Curvature and noise',
  name: 'Gradient noise scale',
  about: 'Batch size beyond which more samples hardly help: tr Σ / |G|², with its standard error',
  needs: { measures: ['noise-scale'] },
  load: () => import('./chart.js'),
};

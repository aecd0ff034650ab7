/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'accuracy',
  kind: 'chart',
  order: 30,
  isFirst: true,
  group: 'Curves',
  name: 'Accuracy',
  about: 'Share of right classes, or R²',
  suits: ({ surface }) => !surface,
  onSurface: 'gradient-norm',
  load: () => import('./chart.js'),
};

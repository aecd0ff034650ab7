/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'cosine',
  kind: 'chart',
  order: 90,
  group: 'Gradients and steps',
  name: 'Cosine of gradients',
  about: 'Angle between a gradient and the one before: below 0 the steps zigzag',
  needs: { measures: ['cosine'] },
  load: () => import('./chart.js'),
};

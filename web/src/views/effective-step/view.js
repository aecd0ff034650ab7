/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'effective-step',
  kind: 'chart',
  order: 80,
  group: 'Gradients and steps',
  name: 'Effective step / rate',
  about: 'How far single parameters move, in learning rates: median, band from 5 to 95 %',
  needs: { measures: ['effective-step'] },
  load: () => import('./chart.js'),
};

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'flat-responses',
  kind: 'chart',
  order: 180,
  group: 'Per layer',
  name: 'Flat responses',
  about: 'Share of units and samples where the activation is flat (inactive or saturated)',
  needs: { measures: ['activations'] },
  load: () => import('./chart.js'),
};

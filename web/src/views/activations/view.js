/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'activations',
  kind: 'chart',
  order: 160,
  group: 'Per layer',
  name: 'Activations',
  about: 'What the hidden units give out: median, bands from 25 to 75 and from 5 to 95 %',
  needs: { measures: ['activations'] },
  load: () => import('./chart.js'),
};

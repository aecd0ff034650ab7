/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'layer-effective-step',
  kind: 'chart',
  order: 150,
  group: 'Per layer',
  name: 'Effective step / rate per layer',
  about: 'Effective step / rate of each layer',
  needs: { measures: ['effective-step'] },
  load: () => import('./chart.js'),
};

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'loss',
  kind: 'chart',
  order: 10,
  isFirst: true,
  group: 'Curves',
  name: 'Loss',
  about: 'Training and validation loss',
  load: () => import('./chart.js'),
};

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'lr',
  kind: 'chart',
  order: 20,
  isFirst: true,
  group: 'Curves',
  name: 'Learning rate',
  about: 'The schedule: the part used so far and the part to come',
  load: () => import('./chart.js'),
};

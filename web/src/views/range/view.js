/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'range',
  kind: 'study',
  order: 370,
  name: 'Rate range',
  about: 'Loss against a growing learning rate',
  load: () => import('./study.js'),
  host: () => import('./range-view.js'),
};

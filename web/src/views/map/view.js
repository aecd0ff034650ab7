/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'map',
  kind: 'study',
  order: 385,
  name: 'Map',
  about: 'Where training converges and where it does not, over two hyperparameters',
  load: () => import('./study.js'),
  host: () => import('./map-view.js'),
};

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'repeat',
  kind: 'study',
  order: 400,
  name: 'Repeat',
  about: 'Every run again with different seeds',
  load: () => import('./study.js'),
  host: () => import('./repeat-view.js'),
};

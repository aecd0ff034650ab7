/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'sweep',
  kind: 'study',
  order: 380,
  name: 'Sweep',
  about: 'Loss against the values of one or two settings',
  load: () => import('./study.js'),
  host: () => import('./sweep-view.js'),
};

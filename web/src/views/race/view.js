/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'race',
  kind: 'study',
  order: 390,
  name: 'Fair race',
  about: 'Optimizers compared after each was tuned',
  load: () => import('./study.js'),
  host: () => import('./race-view.js'),
};

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'memory',
  kind: 'chart',
  order: 100,
  group: 'Gradients and steps',
  name: 'Optimizer memory',
  about: 'Numbers that the rule keeps for each parameter',
  load: () => import('./chart.js'),
};

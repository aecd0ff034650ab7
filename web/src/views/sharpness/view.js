/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'sharpness',
  kind: 'chart',
  order: 190,
  group: 'Curvature and noise',
  name: 'Sharpness',
  about: 'Largest eigenvalue of the Hessian of the training loss, and where steps get unstable',
  needs: { measures: ['sharpness'] },
  load: () => import('./chart.js'),
};

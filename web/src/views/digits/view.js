const SAMPLES = 45;

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'digits',
  kind: 'picture',
  isTiled: true,
  order: 340,
  name: 'Predictions',
  about: 'Predicted pictures',
  suits: ({ imageWidth }) => imageWidth > 0,
  needs: { samples: SAMPLES },
  load: () => import('./digits.js'),
  host: () => import('../picture/tiles-view.js'),
};

import { digitLayout } from './layout.js';

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'digits',
  kind: 'picture',
  isTiled: true,
  order: 340,
  name: 'Predictions',
  about: 'Predicted pictures, with a frame and the guess where it is wrong',
  suits: ({ imageWidth }) => imageWidth > 0,
  needs: (tile) => {
    const { columns, rows } = digitLayout(tile);
    return { samples: columns * rows };
  },
  load: () => import('./digits.js'),
  host: () => import('../picture/tiles-view.js'),
};

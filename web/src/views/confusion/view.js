/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'confusion',
  kind: 'picture',
  isTiled: true,
  order: 350,
  name: 'Confusion matrix',
  about: 'Confusion matrix',
  suits: ({ surface, dataset }) =>
    !surface && (dataset?.task === 'multiclass' || dataset?.task === 'binary'),
  needs: { confusion: true },
  load: () => import('./confusion.js'),
  host: () => import('../picture/tiles-view.js'),
};

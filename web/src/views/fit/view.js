// Places along the line where the curves are computed.
const CELLS = 160;

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'fit',
  kind: 'picture',
  order: 330,
  name: 'Fitted curve',
  about: 'Data and fitted curves',
  suits: ({ surface, dataset }) => !surface && dataset?.features === 1,
  needs: { grid: { columns: CELLS, rows: 1 } },
  load: () => import('./fit.js'),
  host: () => import('../picture/whole-view.js'),
};

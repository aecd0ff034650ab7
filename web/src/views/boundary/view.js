const FEWEST_CELLS = 40;
const MOST_CELLS = 96;
// Pixels per cell; the cells are smoothed when they are drawn.
const CELL = 4;

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'boundary',
  kind: 'picture',
  isTiled: true,
  order: 320,
  name: 'Boundary',
  about: 'What the network predicts for every point of the plane',
  suits: ({ surface, dataset }) => !surface && dataset?.features === 2 && !dataset.file,
  needs: ({ width }) => {
    const cells = Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, Math.round(width / CELL)));
    return { grid: { columns: cells, rows: cells } };
  },
  load: () => import('./boundary.js'),
  host: () => import('../picture/tiles-view.js'),
};

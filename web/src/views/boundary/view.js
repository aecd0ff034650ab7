const FEWEST_CELLS = 32;
const MOST_CELLS = 9000;
// Pixels per cell; the cells are smoothed when they are drawn.
const CELL = 4;

/**
 * @param {import('../view.js').Size} tile
 * @param {boolean} isEqual whether both inputs have the same unit: more of the plane is seen rather than
 *   stretched
 */
function gridFor({ width, height }, isEqual) {
  const cell = Math.max(CELL, Math.sqrt((width * height) / MOST_CELLS));
  const [columns, rows] = [width, height].map((side) =>
    Math.max(FEWEST_CELLS, Math.round(side / cell)),
  );
  return { columns, rows, shapes: isEqual ? [width / height] : [] };
}

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'boundary',
  kind: 'picture',
  isTiled: true,
  order: 320,
  name: 'Boundary',
  about: 'What the network predicts for every point of the plane',
  suits: ({ surface, dataset }) => !surface && dataset?.features === 2 && !dataset.file,
  needs: (tile, { dataset }) => ({ grid: gridFor(tile, !dataset?.own) }),
  load: () => import('./boundary.js'),
  host: () => import('../picture/tiles-view.js'),
};

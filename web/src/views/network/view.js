import { unitsFor } from './room.js';

// Cells of each unit's picture: squares of the plane, or places along a line.
const SQUARES = { columns: 32, rows: 32 };
const PLACES = { columns: 48, rows: 1 };

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'network',
  kind: 'picture',
  isTiled: true,
  order: 355,
  name: 'Network',
  about: 'The network: what each unit responds, weights, and the gradient of the next batch',
  suits: ({ surface }) => !surface,
  needs: (tile, { dataset }) => {
    const cells = dataset?.features === 1 ? PLACES : SQUARES;
    // Columns of own data may have different units: they alone are stretched.
    const shapes = dataset?.features === 2 && !dataset.own ? [1] : [];
    return { network: { units: unitsFor(tile), ...cells, shapes } };
  },
  load: () => import('./network.js'),
  host: () => import('./network-view.js'),
};

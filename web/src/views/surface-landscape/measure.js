// Has the values of a test surface computed, as its picture needs them.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { filledParams } from '../../catalog/params.js';
import { settingValue } from '../../config/settings.js';
import { contourLevels } from '../plane/contours.js';
import { surfaceOf, windowOn } from './surface-landscape.js';

/** @typedef {import('./surface-landscape.js').Experiment} Experiment */
/** @typedef {import('./surface-landscape.js').SurfaceResults} SurfaceResults */
/** @typedef {import('../../playground/playground.js').Playground['compute']} Compute */
/** @typedef {{ id: string, params: import('../../catalog/catalog-index.js').Values,
 *   inner: number[], window: number[], columns: number, rows: number }} Grid */

// Cells across the shorter side, and at most across the longer one.
const CELLS = 120;
const MOST_CELLS = 360;

/**
 * What is to be computed for a picture of this size.
 * @param {Experiment} experiment
 * @param {import('../picture/picture.js').Size} size of the canvas
 * @returns {Grid | null} null: there is no surface
 */
export function gridFor({ catalog, config }, size) {
  const surface = surfaceOf({ catalog, config });
  if (!surface) return null;
  const index = indexCatalog(catalog);
  const given = surface.params.map(({ id }) => [
    id,
    settingValue(config.settings, `surface.${id}`, index) ?? null,
  ]);
  const window = windowOn(surface, size);
  const [across, up] = [window[1] - window[0], window[3] - window[2]];
  const cell = Math.max(Math.min(across, up) / CELLS, Math.max(across, up) / MOST_CELLS);
  return {
    id: surface.id,
    params: filledParams(surface, Object.fromEntries(given)),
    inner: surface.window,
    window,
    columns: Math.round(across / cell),
    rows: Math.round(up / cell),
  };
}

/**
 * @param {Compute} compute
 * @param {Grid} grid
 * @returns {Promise<SurfaceResults>} rejects where the surface has a mistake
 */
export async function measureSurface(compute, { id, params, inner, window, columns, rows }) {
  const [values, minima, { contours }] = await Promise.all([
    compute('surface', { id, params, window, columns, rows }),
    compute('minima', { id, params }),
    import('d3-contour'),
  ]);
  if (!values) throw new Error('the surface has no values');
  // Far outside, a surface may be so high that all lines would be there.
  const range = values.filter((_, i) => isWithin(inner, placeOf(i, { window, columns, rows })));
  const levels = contourLevels(contours, values, columns, rows, { range });
  return { levels, minima, window, columns, rows };
}

/**
 * The centre of a cell.
 * @param {number} i
 * @param {Pick<Grid, 'window' | 'columns' | 'rows'>} grid
 */
function placeOf(i, { window: [xMin, xMax, yMin, yMax], columns, rows }) {
  const x = xMin + (((i % columns) + 0.5) / columns) * (xMax - xMin);
  const y = yMax - ((Math.floor(i / columns) + 0.5) / rows) * (yMax - yMin);
  return [x, y];
}

/**
 * @param {number[]} window
 * @param {number[]} place
 */
function isWithin([xMin, xMax, yMin, yMax], [x, y]) {
  return x >= xMin && x <= xMax && y >= yMin && y <= yMax;
}

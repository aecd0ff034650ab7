// What the landscape of a test surface is drawn from, computed by a worker.

import { filledParams } from '../../catalog/entries.js';
import { contourLevels } from '../plane/plane.js';
import { CELLS, surfaceOf } from './surface-landscape.js';

/** @typedef {import('../picture/picture.js').ResultSource} ResultSource */

/**
 * The values and minima of the surface of an experiment.
 * @param {Pick<ResultSource, 'catalog' | 'config' | 'compute' | 'value'>} source
 * @returns {Promise<import('./surface-landscape.js').SurfaceResults | undefined>} undefined: there is no
 *   surface; rejects if an own text has a mistake
 */
export async function resultsOf(source) {
  const surface = surfaceOf(source);
  if (!surface) return undefined;
  const { id, window } = surface;
  const given = surface.params.map((param) => [param.id, source.value(`surface.${param.id}`)]);
  const params = filledParams(surface, Object.fromEntries(given));
  const [values, minima] = await Promise.all([
    source.compute('surface', { id, params, window, columns: CELLS, rows: CELLS }),
    source.compute('minima', { id, params }),
  ]);
  if (!values) return undefined;
  const { contours } = await import('d3-contour');
  return { levels: contourLevels(contours, values, CELLS, CELLS), minima };
}

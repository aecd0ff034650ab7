// What the landscape of a test surface is drawn from, for whoever has no element that asks for it.

import { loadArrows, wantsArrows } from '../plane/arrows-later.js';
import { gridFor, measureSurface } from './measure.js';

/**
 * @param {import('../picture/picture.js').ResultSource} source
 * @param {{ size: import('../picture/picture.js').Size }} wanted size of the canvas
 * @returns {Promise<import('./surface-landscape.js').SurfaceResults | undefined>} undefined: there is no
 *   surface; rejects where an own text has a mistake
 */
export async function resultsOf(source, { size }) {
  if (wantsArrows(source.config)) await loadArrows();
  const grid = gridFor(source, size);
  return grid ? measureSurface((...task) => source.compute(...task), grid) : undefined;
}

// What the landscape of a network is drawn from, explored to the end, for whoever has no element that
// follows training.

import { loadArrows, wantsArrows } from '../plane/arrows-later.js';
import { contourLevels } from '../plane/contours.js';
import { exploreLandscape } from './explore.js';
import { shapeFor } from './network-landscape.js';

/** @typedef {import('./explore.js').Landscape} Landscape */
/** @typedef {import('./explore.js').Wish} Wish */

/**
 * @param {import('../picture/picture.js').ResultSource} source
 * @param {{ selected: number, size: import('../picture/picture.js').Size }} wanted selected: index of the
 *   run whose weights the plane goes through, if it is visible; size of the canvas
 * @returns {Promise<import('./network-landscape.js').DrawnLandscape | undefined>} undefined: no run trains;
 *   rejects if it cannot be computed
 */
export async function resultsOf(source, { selected, size }) {
  if (wantsArrows(source.config)) await loadArrows();
  const { runs } = source.config;
  const shown = runs.flatMap(({ visible }, index) => (visible ? [index] : []));
  /** @type {Wish} */
  const wish = {
    kind: /** @type {Wish['kind']} */ (source.value('plane')),
    seed: Number(source.value('plane.seed')),
    zoom: Number(source.value('plane.zoom')),
    shape: shapeFor(size),
    center: shown.includes(selected) ? selected : (shown[0] ?? selected),
    shown,
    finest: 1,
  };
  /** @type {Landscape[]} */
  const found = [];
  const { signal } = new AbortController();
  await exploreLandscape(source, wish, { signal, onChange: (one) => found.push(one) });
  const landscape = found.at(-1);
  if (!landscape) return undefined;
  const { losses, nodes } = landscape;
  const { contours } = await import('d3-contour');
  return {
    ...landscape,
    levels: contourLevels(contours, losses, nodes, nodes, { measured: true }),
  };
}

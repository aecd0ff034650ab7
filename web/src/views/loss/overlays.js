// Losses of other programs, as dashed lines on the chart of the loss.

import { scaled } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').Reference[]} those of the loss that is drawn, and those of
 *   which it is not said. They run over steps; another unit is that of the first run
 */
export function overlayLines(scene) {
  const { overlays = [], curve } = scene.options;
  const other = { validation: 'training', training: 'validation', both: '' }[curve] || null;
  const perStep = shownRuns(scene).runs[0]?.perStep ?? 1;
  return overlays
    .filter(({ of }) => of !== other)
    .map(({ name, step, loss }) => ({
      x: scaled(step, perStep),
      y: loss,
      slot: null,
      words: name,
    }));
}

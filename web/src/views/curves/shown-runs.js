// The runs in view with their names, and the x axis that their curves share.

import { runNames } from '../../config/run-names.js';
import { visibleRuns } from './visible-runs.js';

/** @typedef {import('../view.js').Scene} Scene */
/** @typedef {import('./visible-runs.js').Visible} Shown */
/** @typedef {import('./visible-runs.js').VisibleRun} ShownRun with its name */

/** @type {WeakMap<Scene, Shown>} */
const known = new WeakMap();

/**
 * @param {Scene} scene
 * @returns {Shown} made once for each scene
 */
export function shownRuns(scene) {
  let shown = known.get(scene);
  if (!shown) known.set(scene, (shown = named(scene)));
  return shown;
}

/** @param {Scene} scene */
function named(scene) {
  const visible = visibleRuns(scene);
  const names = runNames(scene.config, scene.catalog);
  const runs = visible.runs.map((run) => ({ ...run, name: names[run.view.index] }));
  return { ...visible, runs };
}

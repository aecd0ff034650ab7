// The runs in view and the x axis that their curves share, without names: the first curve has none.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { findEntry } from '../../catalog/entries.js';
import { settingValue } from '../../config/settings.js';
import { unitAxis } from '../../drawing/axis.js';
import { colorSlot, dashOf } from '../../drawing/palette.js';

/** @typedef {import('../view.js').Scene} Scene */
/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */

/**
 * @typedef {object} VisibleRun
 * @property {RunView} view
 * @property {string} name empty, see shown-runs.js
 * @property {number} slot colour
 * @property {number[]} dash
 * @property {number} perStep x of one update
 */

/**
 * @typedef {object} Visible what the curves of one scene share
 * @property {VisibleRun[]} runs
 * @property {import('../../drawing/chart-model.js').Axis} x
 * @property {number | null} now x up to which was trained; null: there are no runs
 */

// Narrower charts have room for two numbers on the x axis.
const NARROW = 360;

/** @type {WeakMap<Scene, Visible>} */
const known = new WeakMap();

/**
 * @param {Scene} scene
 * @returns {Visible} made once for each scene
 */
export function visibleRuns(scene) {
  let visible = known.get(scene);
  if (!visible) known.set(scene, (visible = makeVisible(scene)));
  return visible;
}

/**
 * @param {Scene} scene
 * @returns {Visible}
 */
function makeVisible({ catalog, config, frame, size, options }) {
  const runs = (frame?.runs ?? [])
    .filter((view) => config.runs[view.index]?.visible && view.state)
    .map((view) => {
      const run = config.runs[view.index];
      return {
        view,
        name: '',
        slot: colorSlot(run, view.index),
        dash: dashOf(run, view.index),
        perStep: perStep(options.x, view, run, catalog),
      };
    });
  const ends = runs.map(({ view, perStep: factor }) => view.state.steps * factor);
  const end = Math.max(0, ...ends) || plannedEnd(config, catalog, options.x);
  const now = Math.max(0, ...runs.map(({ view, perStep: factor }) => view.state.step * factor));
  return {
    runs,
    x: xAxis(options.x, end, size.width < NARROW ? 2 : 4),
    now: runs.length ? now : null,
  };
}

/**
 * How far the axis goes before any run is there.
 * @param {import('../../config/config.js').Config} config
 * @param {import('../../catalog/catalog-index.js').Catalog} catalog
 * @param {import('../../drawing/axis.js').Unit} unit
 * @returns {number} 0: only the runs know
 */
function plannedEnd({ settings }, catalog, unit) {
  return unit === 'step' ? Number(settingValue(settings, 'steps', indexCatalog(catalog))) || 0 : 0;
}

/**
 * @param {import('../../drawing/axis.js').Unit} unit
 * @param {number} end 0: not known, so that no number stands on the axis
 * @param {number} count about so many numbers stand on it
 */
function xAxis(unit, end, count) {
  return end > 0 ? unitAxis(unit, end, count) : { ...unitAxis(unit, 1, count), ticks: [] };
}

/**
 * @param {import('../../drawing/axis.js').Unit} unit
 * @param {RunView} view
 * @param {import('../../config/config.js').RunConfig} run
 * @param {import('../../catalog/catalog-index.js').Catalog} catalog
 * @returns {number} x of one update
 */
function perStep(unit, view, run, catalog) {
  const { state } = view.ahead ?? view;
  switch (unit) {
    case 'epoch':
      return 1 / (state.batchesPerEpoch || 1);
    case 'samples':
      return state.step ? state.samplesSeen / state.step : 1;
    case 'evaluations':
      return state.step
        ? state.gradientEvaluations / state.step
        : Number(findEntry(catalog, 'optimizers', run.optimizer)?.gradientEvaluations) || 1;
    case 'seconds':
      return (view.state.microsecondsPerStep || 1) / 1e6;
    default:
      return 1;
  }
}

// Which layers of which runs a chart shows, and how their lines look.

import { recordsOf } from './records.js';
import { shownRuns } from './shown-runs.js';

/** @typedef {import('../view.js').Scene} Scene */
/** @typedef {import('./records.js').ReadableRecord} ReadableRecord */
/** @typedef {import('./records.js').Recorded & { layers: number }} RecordedLayers */
/** @typedef {{ name: string, alpha: number, dash: number[] }} Look of a line */

// So many lines are still told apart.
const MOST_LINES = 4;
const FAINTEST = 0.42;

/**
 * All runs where there are few lines in all, else the selected one.
 * @param {Scene} scene
 * @param {string} measure
 * @param {(record: ReadableRecord) => number} layersIn how many layers a record has
 * @returns {RecordedLayers[]}
 */
export function layersOf(scene, measure, layersIn) {
  const found = recordsOf(scene, measure).map(({ run, record }) => ({
    run,
    record,
    layers: layersIn(record),
  }));
  const lines = found.reduce((sum, { layers }) => sum + layers, 0);
  if (lines <= MOST_LINES) return found;
  const selected = found.find(({ run }) => run.view.index === scene.options.selected);
  return [selected ?? found[0]];
}

/**
 * The line of one layer: the first is the strongest.
 * @param {RecordedLayers} shown
 * @param {number} layer
 * @param {boolean} isAlone no other run is shown
 * @param {boolean} [isHidden] the output is not among the layers
 * @returns {Look}
 */
export function layerLook({ run: { name, dash }, layers }, layer, isAlone, isHidden = false) {
  const words = layerName(layer, isHidden ? Infinity : layers);
  return {
    name: isAlone && words ? words : `${name} ${words}`.trim(),
    alpha: 1 - ((1 - FAINTEST) * layer) / Math.max(1, layers - 1),
    dash: isAlone ? [] : dash,
  };
}

/**
 * @param {number} layer
 * @param {number} layers
 */
function layerName(layer, layers) {
  if (layers === 1) return '';
  return layer === layers - 1 ? 'output' : `layer ${layer + 1}`;
}

/**
 * @param {Scene} scene
 * @param {RecordedLayers[]} shown
 * @returns {string} the run's name if it is one of several
 */
export function nameOfShown(scene, shown) {
  return shown.length === 1 && shownRuns(scene).runs.length > 1 ? shown[0].run.name : '';
}

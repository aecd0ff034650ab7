// Curves of runs, and what all charts of them have.

import { axis } from '../../drawing/axis.js';
import { formatValue } from '../../drawing/format.js';
import { visibleRuns } from './visible-runs.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../view.js').Scene} Scene */
/** @typedef {import('./visible-runs.js').VisibleRun} ShownRun */

/**
 * What a chart has that says nothing else.
 * @param {Scene} scene
 * @returns {ChartModel} without curves
 */
export function emptyModel(scene) {
  const { x, now } = visibleRuns(scene);
  return {
    x,
    // Nothing is known yet: there are no numbers on it.
    y: { ...axis(0, 1, false, 3), ticks: [] },
    now,
    cursor: scene.options.cursor,
    curves: [],
    markers: [],
    endLabels: false,
    looked: lookedAt(scene.options),
    title: '',
    subtitle: '',
    emptyWords: emptyWords(scene.config.runs),
    format: formatValue,
  };
}

/** @param {import('../view.js').Scene['options']} options */
function lookedAt({ selected, hovered }) {
  return [hovered, selected].flatMap((index) => index ?? []);
}

/** @param {{ visible: boolean }[]} runs */
function emptyWords(runs) {
  if (!runs.length) return 'No run yet';
  return runs.some(({ visible }) => visible) ? '' : 'All runs are hidden';
}

/**
 * @typedef {object} Points
 * @property {Curve['x']} x
 * @property {Curve['y']} y
 * @property {string} [endText]
 */

/**
 * One run on one chart.
 * @param {ShownRun} run
 * @param {Points} points
 * @returns {Curve}
 */
export function curveOf(run, { x, y, endText = '' }) {
  const { view, name, slot, dash, perStep } = run;
  const ended = view.status === 'diverged';
  const { index } = view;
  return { index, name, slot, dash, perStep, x, y, endText, solidTo: solidEnd(run), ended };
}

/**
 * @param {ShownRun} run
 * @returns {number} x where a curve of the past turns into one of what came after
 */
export function solidEnd({ view, perStep }) {
  return view.ahead ? view.state.step * perStep : Infinity;
}

/**
 * @param {ShownRun} run
 * @returns {import('../../engine/page/run-state.js').Curves} when looking back, with what came after, which is drawn faint
 */
export function curvesOf({ view }) {
  return view.ahead ?? view;
}

/**
 * @param {ArrayLike<number>} values for example steps
 * @param {number} factor for example to the unit of the x axis
 * @returns {Float64Array}
 */
export function scaled(values, factor) {
  return Float64Array.from(values, (value) => value * factor);
}

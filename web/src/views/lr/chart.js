// The learning rate of each run: solid where it was used, faint where it is still to come.

import { formatValue } from '../../drawing/format.js';
import { keep } from '../curves/records.js';
import { curveOf, curvesOf, emptyModel } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';
import { rangeOf, rateAxis } from './rate-axis.js';
import { pastStaircase, staircase } from './staircase.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */

const AHEAD_WORDS = 'ahead: depends on the loss';

/**
 * @param {import('../view.js').Scene} scene
 * @returns {import('../../drawing/chart-model.js').ChartModel}
 */
export function model(scene) {
  const { runs } = shownRuns(scene);
  const y = rateAxis(runs.map(rangeOfRun).filter(({ peak, hasZero }) => peak > 0 || hasZero));
  return {
    ...emptyModel(scene),
    y,
    curves: runs.map(rateCurve),
    endLabels: 'if-room',
    title: 'Learning rate',
    subtitle: y.log ? 'log' : '',
    format: formatValue,
  };
}

/** @param {import('../../engine/page/run-state.js').RunView} view */
function isOver({ status, ahead }) {
  return (ahead?.state.status ?? status) !== 'training';
}

/** @param {ShownRun} run */
function rangeOfRun(run) {
  const { rates } = run.view;
  if (rates) return keep(rates, 'range', () => rangeOf(rates));
  const { step, lrMin: min, lrMax: max } = curvesOf(run).history;
  return rangeOf({ step, min, max });
}

/**
 * @param {ShownRun} run
 * @returns {Curve}
 */
function rateCurve(run) {
  const { view, perStep } = run;
  const { rates, state } = view;
  const stairs = rates
    ? keep(rates, perStep, () => staircase(rates, perStep))
    : pastStaircase(curvesOf(run).history, perStep);
  return {
    ...curveOf(run, { ...stairs, endText: rateOfLast(run) }),
    line: stairs.line,
    solidTo: state.step * perStep,
    openEnd: rates || isOver(view) ? '' : AHEAD_WORDS,
  };
}

/**
 * @param {ShownRun} run
 * @returns {string} rate of the last update; empty: there was none, or the name ends with it
 */
function rateOfLast({ view: { history }, name }) {
  if (!history.lr.length) return '';
  const text = formatValue(history.lr[history.lr.length - 1]);
  return name.endsWith(` ${text}`) ? '' : text;
}

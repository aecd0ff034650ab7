// Loss against steps over all repeats: median and band of every run.

import { unitAxis } from '../../drawing/axis.js';
import { formatValue } from '../../drawing/format.js';
import { repeatCurves, repeatResults } from '../../studies/repeat.js';
import {
  EXPLOSION,
  axisNote,
  emptyModel,
  isShown,
  lossAxis,
  lossesOf,
  plainCurve,
} from '../study/chart-parts.js';

/** @typedef {import('../study/draw-study.js').StudyModel} StudyModel */
/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../../studies/repeat.js').RepeatPlan} RepeatPlan */
/** @typedef {import('../../studies/repeat.js').RepeatedRun} RepeatedRun */
/** @typedef {import('../../studies/repeat.js').Shown} Shown */
/** @typedef {import('../study/chart-parts.js').Outcome<RepeatPlan, import('./study.js').Trials>} Outcome */

const STEP_TICKS = 5;
// So many times the first loss has room on a logarithmic axis.
const FAR = 1000;
const EACH = { width: 1, alpha: 0.45, isSecond: true };

/** @type {Record<Shown, string>} */
const BANDS = {
  range: 'band: lowest to highest',
  quartiles: 'band: the middle half',
  each: 'thin lines: every repeat',
};

/**
 * What lines and bands are.
 * @param {{ seeds: number }} plan
 * @param {Shown} shown
 */
export function aboutWords({ seeds }, shown) {
  return `line: the median of ${seeds} seeds; ${BANDS[shown]}`;
}

/**
 * @param {Outcome} outcome
 * @param {object} options
 * @param {boolean} options.isLog
 * @param {Shown} options.shown
 * @param {number | null} options.only place of the one series that is shown; null: all
 * @returns {StudyModel}
 */
export function repeatModel(outcome, { isLog, shown, only }) {
  const { plan, results: trials } = outcome;
  const results = repeatResults(plan, trials);
  const places = [...plan.runs.keys()].filter((place) => isShown(only, place));
  const curves = places.flatMap((place) => curvesOf(outcome, place, shown, results[place]));
  const losses = curves.flatMap(lossesOf);
  const first = trials.find((trial) => trial?.firstLoss)?.firstLoss ?? Infinity;
  return {
    ...emptyModel(outcome),
    x: unitAxis('step', Math.max(1, plan.steps), STEP_TICKS),
    y: lossAxis(losses, isLog, (isLog ? FAR : EXPLOSION) * first),
    endLabels: true,
    note: axisNote(losses, isLog),
    curves,
  };
}

/**
 * @param {Outcome} outcome
 * @param {number} place of the run
 * @param {Shown} shown
 * @param {RepeatedRun} result
 * @returns {Curve[]}
 */
function curvesOf({ plan, results: trials, series }, place, shown, result) {
  const look = series[place];
  const { x, low, median, high, curves, field } = repeatCurves(plan, trials, place, shown);
  const middle = { ...plainCurve(place, look, x, median), ...endWords(result) };
  if (shown !== 'each') return [{ ...middle, bands: [{ low, high }] }];
  const each = curves.map((curve) => ({
    ...plainCurve(place, look, curve.step, curve[field]),
    ...EACH,
  }));
  return [...each, middle];
}

/**
 * What stands at the end of a curve: the median of where the repeats end, and their range.
 * @param {RepeatedRun} result
 */
function endWords({ spread: { count, low, median, high } }) {
  if (!count || median === Infinity) return { endText: '' };
  const fewEndText = formatValue(median);
  if (!(low < high)) return { endText: fewEndText };
  const range = `${formatValue(low)}–${high === Infinity ? '∞' : formatValue(high)}`;
  return { endText: `${fewEndText} (${range})`, fewEndText };
}

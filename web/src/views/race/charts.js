// The two charts of a race: tuning, and the comparison.

import { unitAxis } from '../../drawing/axis.js';
import {
  EXPLOSION,
  RATE,
  axisNote,
  emptyModel,
  isShown,
  lossAxis,
  lossesOf,
  plainCurve,
  valueAxis,
} from '../study/chart-parts.js';

/** @typedef {import('../study/draw-study.js').StudyModel} StudyModel */
/** @typedef {import('../../studies/race.js').Race} Race */
/** @typedef {import('../../studies/race.js').RacePlan} RacePlan */
/** @typedef {import('../study/chart-parts.js').Outcome<RacePlan, Race>} Outcome */

const STEP_TICKS = 4;

/**
 * Median loss against the rate for every racer, while it is being tuned.
 * @param {Outcome} outcome
 * @param {boolean} isLog
 * @param {number | null} only place of the one series that is shown; null: all
 * @returns {StudyModel}
 */
export function tuningModel(outcome, isLog, only) {
  const { plan, results: race, series } = outcome;
  const shown = [...plan.racers.keys()].filter((racer) => isShown(only, racer));
  const parts = shown.map((racer) => {
    const { slot } = series[racer];
    const known = race
      .tuningOf(racer)
      .flatMap(({ rate, count, median }) =>
        count && rate !== null ? [{ x: rate, y: median, slot }] : [],
      );
    const best = Math.min(...known.map(({ y }) => y).filter(Number.isFinite));
    return {
      curve: plainCurve(
        racer,
        series[racer],
        known.map(({ x }) => x),
        known.map(({ y }) => y),
      ),
      dots: known.map((one) => ({ ...one, isBest: one.y === best })),
      crosses: known.filter(({ y }) => y === Infinity).map(({ x }) => ({ x, slot })),
    };
  });
  const curves = parts.map(({ curve }) => curve);
  const losses = curves.flatMap(lossesOf);
  const tried = curves.flatMap(({ x }) => Array.from(x));
  const xs = plan.racers.flatMap(({ rates }) => rates).concat(tried);
  return {
    ...emptyModel(outcome),
    x: valueAxis(Math.min(...xs), Math.max(...xs), true),
    y: lossAxis(losses, isLog, EXPLOSION * firstLossOf(race)),
    xName: RATE,
    note: axisNote(losses, isLog),
    curves,
    dots: parts.flatMap(({ dots }) => dots),
    crosses: parts.flatMap(({ crosses }) => crosses),
  };
}

/**
 * Loss against steps for every racer at its best rate: median and band.
 * @param {Outcome} outcome
 * @param {boolean} isLog
 * @param {number | null} only see tuningModel
 * @returns {StudyModel}
 */
export function comparisonModel(outcome, isLog, only) {
  const { plan, results: race, series } = outcome;
  const shown = [...plan.racers.keys()].filter((racer) => isShown(only, racer));
  const curves = shown.map((racer) => {
    const { x, low, median, high } = race.curveOf(racer);
    return { ...plainCurve(racer, series[racer], x, median), bands: [{ low, high }] };
  });
  const losses = curves.flatMap(lossesOf);
  const ends = curves.flatMap(({ x }) => Array.from(x).slice(-1));
  return {
    ...emptyModel(outcome),
    x: unitAxis('step', Math.max(1, plan.steps, ...ends), STEP_TICKS),
    y: lossAxis(losses, isLog, EXPLOSION * firstLossOf(race)),
    note: axisNote(losses, isLog),
    curves,
  };
}

/** @param {Race} race */
function firstLossOf({ records }) {
  for (const { rates } of records) {
    for (const trials of rates.values()) if (trials[0]?.firstLoss) return trials[0].firstLoss;
  }
  return Infinity;
}

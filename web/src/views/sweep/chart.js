// Loss against the value of one setting: U-curves.

import { formatSetting, labelOf } from '../../drawing/typed-values.js';
import { bestCell, largestStable, sweepResults } from '../../studies/sweep.js';
import {
  EXPLOSION,
  RATE,
  axisNote,
  emptyModel,
  isShown,
  lossAxis,
  lossWords,
  lossesOf,
  plainCurve,
  valueAxis,
} from '../study/chart-parts.js';
import { dotWords } from '../study/study-words.js';

/** @typedef {import('../study/draw-study.js').StudyModel} StudyModel */
/** @typedef {import('../study/draw-study.js').Flag} Flag */
/** @typedef {import('../study/draw-study.js').Point} Point */
/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('../../studies/sweep.js').CellResult} CellResult */
/** @typedef {import('../../studies/study.js').Series} Series */
/** @typedef {{ run: number, place: number, series: Series }} Swept a run */

// Names at points are drawn while there are few of them.
const FEW = 3;
const LONGEST_MESSAGE = 60;

/**
 * @param {import('../study/chart-parts.js').Outcome<SweepPlan, import('./study.js').Trials>} outcome
 * @param {boolean} isLog
 * @param {number | null} only place of the one series that is shown; null: all
 * @returns {StudyModel & { points: Point[] }}
 */
export function sweepModel(outcome, isLog, only) {
  const { plan, results: trials, series } = outcome;
  const results = sweepResults(plan, trials);
  const shown = plan.runs.flatMap((run, place) =>
    isShown(only, place) ? [{ run, place, series: series[place] }] : [],
  );
  const parts = shown.map((swept) => partsOf(plan, results, swept));
  const curves = parts.map(({ curve }) => curve);
  const losses = curves.flatMap(lossesOf);
  const first = trials.find((trial) => trial?.firstLoss)?.firstLoss ?? Infinity;
  const { values: xs, isLog: isLogX } = plan.x;
  return {
    ...emptyModel(outcome),
    x: valueAxis(xs[0], xs[xs.length - 1], isLogX),
    y: lossAxis(losses, isLog, EXPLOSION * first),
    xName: nameOf(plan.x),
    note: axisNote(losses, isLog),
    curves,
    dots: parts.flatMap(({ dots }) => dots),
    crosses: parts.flatMap(({ crosses }) => crosses),
    points: parts.flatMap(({ points }) => points),
    flags: shown.length <= FEW ? shown.flatMap((swept) => flagsOf(plan, results, swept)) : [],
  };
}

/**
 * What is varied, in words.
 * @param {Pick<SweepPlan['x'], 'key' | 'param'>} axis
 */
export function nameOf({ key, param }) {
  return key === 'lr' ? RATE : labelOf(param).toLowerCase();
}

/**
 * What dots, cells and bands are.
 * @param {Pick<SweepPlan, 'seeds' | 'y'>} plan
 * @param {string} [more] what its marks mean
 */
export function aboutWords({ seeds, y }, more = '') {
  const band = seeds > 1 && !y ? '; band: lowest to highest' : '';
  return `each ${y ? 'cell' : 'dot'} is ${dotWords(seeds)}${band}${more}`;
}

/**
 * The curve of one run and what stands on it.
 * @param {SweepPlan} plan
 * @param {CellResult[]} results
 * @param {Swept} swept
 */
function partsOf(plan, results, { run, place, series }) {
  const { slot, name } = series;
  const known = plan.cells.flatMap((cell, i) =>
    cell.run === run && results[i].spread.count
      ? [{ ...results[i], i, x: plan.x.values[cell.x], definition: cell.definition }]
      : [],
  );
  const best = bestCell(plan, results, run);
  const pick = (/** @type {'low' | 'median' | 'high'} */ field) =>
    known.map(({ spread }) => spread[field]);
  const xs = known.map(({ x }) => x);
  const bands = [{ low: pick('low'), high: pick('high') }];
  return {
    curve: { ...plainCurve(place, series, xs, pick('median')), bands },
    dots: known.map(({ x, spread, i }) => ({ x, y: spread.median, slot, isBest: i === best })),
    crosses: known.filter(({ diverged }) => diverged).map(({ x }) => ({ x, slot })),
    points: known.map((one) => ({
      ...{ x: one.x, y: one.spread.median, series: place, slot },
      lines: [`${name}: ${plan.x.key} ${formatSetting(one.x)}`, ...cellLines(one, plan)],
      definition: one.definition,
    })),
  };
}

/**
 * @param {SweepPlan} plan
 * @param {CellResult[]} results
 * @param {Swept} swept
 * @returns {Flag[]}
 */
function flagsOf(plan, results, { run, series: { slot } }) {
  const flags = [];
  const best = bestCell(plan, results, run);
  if (best >= 0) {
    const x = plan.x.values[plan.cells[best].x];
    const y = results[best].spread.median;
    flags.push({ x, y, slot, text: `best ${formatSetting(x)}`, isBelow: true });
  }
  const stable = largestStable(plan, results, run);
  if (plan.x.key === 'lr' && stable < plan.x.values[plan.x.values.length - 1]) {
    const text = `largest stable ${formatSetting(stable)}`;
    flags.push({ x: stable, y: NaN, slot, text, isLine: true });
  }
  return flags;
}

/**
 * What is known of one value (or pair of values), in words.
 * @param {CellResult} result
 * @param {{ seeds: number }} plan
 * @returns {string[]}
 */
export function cellLines({ spread, diverged, refused, message }, { seeds }) {
  const lines = [];
  if (spread.count) lines.push(`median ${lossWords(spread.median)}`);
  if (spread.count > 1) lines.push(`${lossWords(spread.low)} to ${lossWords(spread.high)}`);
  if (diverged) lines.push(`${diverged} of ${seeds} diverged`);
  if (refused) lines.push(`${refused} of ${seeds} could not be trained`);
  if (message) lines.push(shortened(message));
  return lines;
}

/** @param {string} message */
function shortened(message) {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE - 1)}…` : message;
}

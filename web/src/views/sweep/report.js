// What a sweep found, in words and as a table.

import { formatValue } from '../../drawing/format.js';
import {
  bestCell,
  isAtEdge,
  largestStable,
  sweepResults,
  sweepTrainings,
} from '../../studies/sweep.js';
import { valueLabel } from './draw-heat-map.js';

/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('../../studies/sweep.js').CellResult} CellResult */
/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {import('../../studies/tables.js').Table} Table */
/** @typedef {import('../../studies/words.js').Format} Format */
/** @typedef {{ value: (axis: SweepPlan['x'], value: unknown) => string, loss: Format }} SweepFormat */

/**
 * What files of a sweep hold, on the page and from the command line.
 * @param {import('../study/chart-parts.js').Outcome<SweepPlan, Array<Trial | undefined>>} made
 */
export function sweepReport({ plan, results, series }) {
  const names = series.map(({ name }) => name);
  /** @type {SweepFormat} */
  const format = { value: (_, value) => valueLabel(value), loss: formatValue };
  return {
    table: sweepTable(plan, results, names),
    get words() {
      return results.some(Boolean) ? sweepWords(plan, results, names, format, plan.x.key) : [];
    },
    get trainings() {
      return sweepTrainings(plan, results, names);
    },
  };
}

/**
 * @param {SweepPlan} plan
 * @param {Array<Trial | undefined>} trials
 * @param {string[]} names one for each run of the plan
 * @param {SweepFormat} format
 * @param {string} what is varied first
 * @returns {string[]} one sentence or more for each run
 */
export function sweepWords(plan, trials, names, format, what) {
  const results = sweepResults(plan, trials);
  return plan.runs.map((run, i) => {
    const best = bestCell(plan, results, run);
    if (best < 0) return `${names[i]}: no training ended with a finite loss.`;
    const cell = plan.cells[best];
    const { median, low, high, count } = results[best].spread;
    const place = (plan.y ? [plan.x, plan.y] : [plan.x])
      .map((axis, j) => `${axis.key} ${format.value(axis, axis.values[j === 0 ? cell.x : cell.y])}`)
      .join(', ');
    const isBand = count > 1 && low < high;
    const band = isBand ? ` (${format.loss(low)} to ${format.loss(high)})` : '';
    const words = [`${names[i]}: best at ${place}, with ${format.loss(median)}${band}.`];
    if (isAtEdge(plan, best))
      words.push('That is at the end of the range: a better value may lie beyond.');
    const isComplete = plan.cells.every((one, j) => one.run !== run || results[j].complete);
    if (what === 'lr' && !plan.y && isComplete) {
      words.push(stableWords(plan, results, run, format));
    }
    return words.filter(Boolean).join(' ');
  });
}

/**
 * @param {SweepPlan} plan
 * @param {CellResult[]} results
 * @param {number} run
 * @param {SweepFormat} format
 */
function stableWords(plan, results, run, format) {
  const stable = largestStable(plan, results, run);
  if (Number.isNaN(stable))
    return 'At every rate a training diverges or ends higher than it began.';
  const highest = stable === plan.x.values.at(-1);
  const value = format.value(plan.x, stable);
  return highest
    ? `Up to the highest rate, ${value}, no training diverges or ends higher than it began.`
    : `Largest stable rate: ${value} (above it a training diverges or ends higher than it began).`;
}

/**
 * @param {SweepPlan} plan
 * @param {CellResult[]} results
 * @param {string[]} names one for each run of the plan
 * @param {{ place: (cell: SweepPlan['cells'][number]) => string, loss: Format }} format
 * @returns {string} what comes out first; empty: nothing yet
 */
export function sweepHeadline(plan, results, names, format) {
  const best = plan.runs.map((run) => bestCell(plan, results, run)).filter((cell) => cell >= 0);
  best.sort((a, b) => results[a].spread.median - results[b].spread.median);
  if (!best.length) return '';
  const nameOf = (/** @type {number} */ cell) => names[plan.runs.indexOf(plan.cells[cell].run)];
  const [first, second] = best;
  const { median, high } = results[first].spread;
  const words = `${format.loss(median)}${bandWords(results[first], format.loss)} with ${format.place(plan.cells[first])}`;
  if (plan.runs.length === 1) return `The loss ends lowest at ${words}.`;
  const isTied = second !== undefined && results[second].spread.median <= high;
  const tie = isTied ? `; ${nameOf(second)} is within the seeds of that` : '';
  return `${nameOf(first)} ends lowest, at ${words}${tie}.`;
}

/**
 * @param {CellResult} result
 * @param {Format} loss
 * @returns {string} empty: there is one seed, or all end alike
 */
function bandWords({ spread: { low, high, count }, diverged }, loss) {
  if (!(low < high)) return '';
  const end = diverged
    ? `${diverged} of ${count} seeds diverge`
    : `${loss(low)} to ${loss(high)} over ${count} seeds`;
  return ` (${end})`;
}

/**
 * @param {SweepPlan} plan
 * @param {Array<Trial | undefined>} trials
 * @param {string[]} names one for each run of the plan
 * @returns {Table} one row per value (or pair of values) of each run
 */
export function sweepTable(plan, trials, names) {
  const axes = plan.y ? [plan.x, plan.y] : [plan.x];
  const columns = ['run', ...axes.map(({ key }) => key)];
  columns.push('median', 'lowest', 'highest', 'seeds', 'diverged');
  const rows = sweepResults(plan, trials).flatMap(({ spread, diverged }, i) => {
    const { run, x, y } = plan.cells[i];
    if (!spread.count) return [];
    const places = axes.map((axis, j) => axis.values[j === 0 ? x : y]);
    const { median, low, high, count } = spread;
    return [[names[plan.runs.indexOf(run)], ...places, median, low, high, count, diverged]];
  });
  return { columns, rows };
}

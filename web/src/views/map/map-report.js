// What a map shows, in words and as a table.

import { formatCount } from '../../drawing/format.js';
import { borderDimension } from '../../studies/map/map-border.js';
import { CONVERGED, DIVERGED, REFUSED, STAYED, UNKNOWN } from '../../studies/map/map-results.js';
import { shareOf } from '../../studies/map/map-axis.js';
import { listOf } from '../../studies/words.js';
import { axisName, axisValue } from './axis-words.js';

/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */
/** @typedef {import('../../studies/map/map-results.js').MapResults} MapResults */
/** @typedef {import('../../studies/map/map-results.js').Cell} Cell */
/** @typedef {import('../../studies/tables.js').Table} Table */

/** @type {Record<number, string>} */
const OUTCOMES = {
  [CONVERGED]: 'converged',
  [STAYED]: 'stayed',
  [DIVERGED]: 'diverged',
  [REFUSED]: 'refused',
};

/**
 * @param {Cell | null} cell
 * @param {MapPlan} plan
 * @returns {string}
 */
export function cellWords(cell, { steps }) {
  if (!cell) return 'Not trained yet';
  const { status, step, measure } = cell;
  if (status === REFUSED) return 'There is no such run';
  if (status === DIVERGED)
    return `Diverges: no finite number after ${formatCount(step)} of ${formatCount(steps)} steps`;
  if (status === STAYED) return 'Does not converge: its last losses are no lower than its first';
  return `Converges: on average the loss is ${percent(measure)} of the first`;
}

/** @type {WeakMap<MapResults, ReturnType<typeof borderDimension>>} of maps that are whole */
const dimensions = new WeakMap();

/** @param {MapResults} results whole */
function dimensionOf(results) {
  const known = dimensions.get(results);
  if (known !== undefined) return known;
  const found = borderDimension(results);
  dimensions.set(results, found);
  return found;
}

/** @param {number} share */
function percent(share) {
  return share < 0.1 ? `${(100 * share).toPrecision(2)} %` : `${Math.round(100 * share)} %`;
}

/**
 * @param {MapPlan} plan
 * @param {MapResults} results
 * @param {string} name of the run
 * @returns {string} what one sees, in one sentence; empty: nothing yet
 */
export function mapHeadline({ x, y }, results, name) {
  const { converged, stayed, diverged } = results.counts();
  const all = converged + stayed + diverged;
  if (!all) return '';
  const axes = `${axisName(x)} and ${axisName(y)}`;
  if (!converged) return `${name} converges nowhere in this window of ${axes}.`;
  if (converged === all) return `${name} converges everywhere in this window of ${axes}.`;
  return `${name} converges in ${percent(converged / all)} of this window of ${axes}.`;
}

/**
 * @param {MapPlan} plan
 * @param {MapResults} results
 * @returns {string[]} sentences
 */
export function mapWords(plan, results) {
  const { stayed, diverged, refused } = results.counts();
  const ends = [
    diverged ? `${formatCount(diverged)} ended with a number that is not finite` : '',
    stayed ? `${formatCount(stayed)} ended with losses no lower than the first` : '',
    refused ? `${formatCount(refused)} are no possible runs` : '',
  ].filter(Boolean);
  const isWhole = !results.status.includes(UNKNOWN);
  const words = [
    ...(isWhole ? rowWords(plan, results) : []),
    ...(ends.length ? [`Of the cells, ${listOf(ends)}.`] : []),
  ];
  const dimension = isWhole ? dimensionOf(results) : null;
  if (dimension) {
    const { value, error, sizes } = dimension;
    words.push(
      `The border has a box-counting dimension of ${value.toFixed(2)} ± ${error.toFixed(2)}: so fast grows the ` +
        `number of boxes that hold cells of both kinds as boxes shrink from ${sizes.at(-1)} to ${sizes[0]} cells (slope in ` +
        'logarithms by least squares). A smooth line has 1.',
    );
  }
  if (plan.isDeep) {
    words.push(
      'Runs of the page compute in single precision: in a window as small as this one, a cell that is added as a run may end ' +
        'differently.',
    );
  }
  return words;
}

/**
 * Along the row of the run itself: from where to where it converges around the fastest cell.
 * @param {MapPlan} plan
 * @param {MapResults} results whole
 * @returns {string[]} a sentence; none: the row is elsewhere, or nothing in it converges
 */
function rowWords({ x, y, presentY }, { columns, status, measure }) {
  const share = shareOf(y, presentY);
  if (!(share >= 0 && share <= 1)) return [];
  const row = Math.min(y.values.length - 1, Math.floor(share * y.values.length));
  const cells = x.values.map((_, i) => row * columns + i);
  const converged = cells.flatMap((cell, i) => (status[cell] === CONVERGED ? [i] : []));
  if (!converged.length) return [];
  const fastest = converged.reduce((a, b) => (measure[cells[b]] < measure[cells[a]] ? b : a));
  let [first, last] = [fastest, fastest];
  while (first > 0 && status[cells[first - 1]] === CONVERGED) first -= 1;
  while (last < columns - 1 && status[cells[last + 1]] === CONVERGED) last += 1;
  const value = (/** @type {number} */ i) => axisValue(x, x.values[i]);
  return [
    `At ${axisName(y)} ${axisValue(y, presentY)}, as the run has it, training converges for ${axisName(x)} ` +
      `${value(first)} to ${value(last)}, fastest at ${value(fastest)}.`,
  ];
}

/**
 * @param {MapPlan} plan
 * @param {MapResults} results
 * @returns {Table} one row per cell that is known, from the lowest row up
 */
export function mapTable({ x, y }, { columns, status, step, measure }) {
  const rows = [...status.keys()].flatMap((cell) => {
    if (status[cell] === UNKNOWN) return [];
    const [first, second] = [x.values[cell % columns], y.values[Math.floor(cell / columns)]];
    const words = OUTCOMES[status[cell]] ?? '';
    return [[first, second, words, step[cell], measure[cell]]];
  });
  return { columns: [x.key, y.key, 'outcome', 'steps', 'measure'], rows };
}

/**
 * The values of a cell.
 * @param {MapPlan} plan
 * @param {{ x: number, y: number }} cell
 */
export function valuesOf({ x, y }, cell) {
  return `${x.key} ${axisValue(x, x.values[cell.x])}, ${y.key} ${axisValue(y, y.values[cell.y])}`;
}

// What a map shows, in words and as a table.

import { formatCount } from '../../drawing/format.js';
import { borderDimension } from '../../studies/map/map-border.js';
import { CONVERGED, DIVERGED, REFUSED, STAYED, UNKNOWN } from '../../studies/map/map-results.js';
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
export function mapWords({ isDeep }, results) {
  const { stayed, diverged, refused } = results.counts();
  const ends = [
    diverged ? `${formatCount(diverged)} ended with a number that is not finite` : '',
    stayed ? `${formatCount(stayed)} ended with losses no lower than the first` : '',
    refused ? `${formatCount(refused)} are no possible runs` : '',
  ].filter(Boolean);
  const words = ends.length ? [`Of the cells, ${listOf(ends)}.`] : [];
  const isWhole = !results.status.includes(UNKNOWN);
  const dimension = isWhole ? dimensionOf(results) : null;
  if (dimension) {
    const { value, error, sizes } = dimension;
    words.push(
      `The border has a box-counting dimension of ${value.toFixed(2)} ± ${error.toFixed(2)}: so fast grows the ` +
        `number of boxes that hold cells of both kinds as boxes shrink from ${sizes.at(-1)} to ${sizes[0]} cells (slope in ` +
        'logarithms by least squares). A smooth line has 1.',
    );
  }
  if (isDeep) {
    words.push(
      'Runs of the page compute in single precision: in a window as small as this one, a cell that is added as a run may end ' +
        'differently.',
    );
  }
  return words;
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

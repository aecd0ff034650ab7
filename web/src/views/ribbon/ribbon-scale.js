// Where values and losses of a ribbon stand.

import { placeOf } from '../../drawing/scale.js';

/** @typedef {import('../../studies/ribbon/outcome.js').Cell} Cell */
/** @typedef {import('../../studies/ribbon/values.js').RibbonWindow} RibbonWindow */

/**
 * @typedef {object} LossScale
 * @property {number} low the lowest loss
 * @property {number} high where training began, or the highest loss if that is lower
 * @property {(loss: number) => number} place 0: low; 1: high and whatever is above it
 */

/**
 * @param {(Cell | undefined)[]} cells
 * @returns {LossScale | null} null: there is no loss
 */
export function lossScale(cells) {
  const known = cells.flatMap((cell) => (cell && Number.isFinite(cell.loss) ? [cell] : []));
  if (!known.length) return null;
  const losses = known.map(({ loss }) => loss);
  const low = Math.min(...losses);
  const start = Math.max(...known.map(({ trial }) => trial.firstLoss));
  const high = Math.max(low, Math.min(Math.max(...losses), start));
  const log = low > 0;
  const [bottom, top] = [low, high].map((value) => placeOf({ log }, value));
  const place = (/** @type {number} */ loss) => {
    if (!(top > bottom)) return loss > high ? 1 : 0;
    return Math.min(1, Math.max(0, (placeOf({ log }, loss) - bottom) / (top - bottom)));
  };
  return { low, high, place };
}

/**
 * @param {RibbonWindow} window with values
 * @param {number} value
 * @returns {number} its index; between two values a fraction, beyond the ends at most 1 further
 */
export function placeInWindow({ values, isLog }, value) {
  const place = (/** @type {number} */ one) => placeOf({ log: isLog }, one);
  const after = values.findIndex((one) => one >= value);
  if (after === 0) return values[0] === value ? 0 : -1;
  if (after < 0) return values.length;
  const [low, high] = [values[after - 1], values[after]];
  return after - 1 + (place(value) - place(low)) / (place(high) - place(low));
}

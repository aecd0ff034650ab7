// Axes and windows of a map in words.

import { labelOf } from '../../drawing/typed-values.js';
import { formatCount } from '../../drawing/format.js';

/** @typedef {import('../../studies/map/map-axis.js').MapAxis} MapAxis */
/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */

/** @param {MapAxis} axis */
export function axisName({ param }) {
  return labelOf(
    /** @type {import('../../catalog/catalog-index.js').Param} */ (param),
  ).toLowerCase();
}

/**
 * A value with as many digits as tell it from its neighbours.
 * @param {MapAxis} axis
 * @param {number} value
 */
export function axisValue({ from, to, cells }, value) {
  const size = Math.max(Math.abs(from), Math.abs(to), Number.MIN_VALUE);
  const step = Math.abs(to - from) / cells / size;
  const digits = Math.min(17, Math.max(3, Math.ceil(-Math.log10(step)) + 1));
  const text = String(Number(value.toPrecision(digits)));
  return text.length > digits + 6 ? value.toExponential(digits - 1) : text;
}

/**
 * How far the window is zoomed in, in words.
 * @param {MapPlan} plan
 */
export function windowWords({ x, y, steps }) {
  const cells = `${formatCount(x.values.length)} × ${formatCount(y.values.length)} trainings`;
  return `${cells} of ${formatCount(steps)} steps; ${rangeWords(x)}, ${rangeWords(y)}`;
}

/** @param {MapAxis} axis */
function rangeWords(axis) {
  const { from, to } = axis;
  return `${axisName(axis)} ${axisValue(axis, from)} to ${axisValue(axis, to)}`;
}

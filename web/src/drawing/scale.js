// Where values stand on an axis.

/** @typedef {{ log?: boolean, linearTo?: number }} Scale linear, logarithmic, or linear up to a size and
 *   logarithmic beyond it on both sides of 0 */

/**
 * @param {Scale} axis
 * @param {number} value above 0 where the axis is logarithmic
 * @returns {number} its place; equal distances of places look equal
 */
export function placeOf({ log, linearTo }, value) {
  if (linearTo) return Math.asinh(value / linearTo);
  return log ? Math.log(value) : value;
}

// Parts of a map's window, as shares of its sides. Plain functions.

import { valueAt } from '../../studies/map/map-axis.js';

/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */

/**
 * @typedef {object} Part shares of the window: 0 at its left and lower edge, 1 at the others
 * @property {number} left
 * @property {number} right
 * @property {number} bottom
 * @property {number} top
 */

/** @typedef {{ x: [number, number], y: [number, number] }} Ends values at the edges */

// A rectangle smaller than this was a click.
const LEAST = 0.02;
// Beyond so many digits a double holds no more cells.
const FINEST = 1e-13;

/**
 * The part of which one point stays where it is.
 * @param {{ x: number, y: number }} at shares
 * @param {number} factor below 1: nearer
 * @returns {Part}
 */
export function partAround({ x, y }, factor) {
  const side = (/** @type {number} */ share) => [
    share * (1 - factor),
    share + (1 - share) * factor,
  ];
  const [left, right] = side(x);
  const [bottom, top] = side(y);
  return { left, right, bottom, top };
}

/**
 * @param {{ x: number, y: number }} from shares of one corner
 * @param {{ x: number, y: number }} to shares of the opposite one
 * @returns {Part | null} null: too small to be meant
 */
export function partBetween(from, to) {
  const part = {
    left: Math.min(from.x, to.x),
    right: Math.max(from.x, to.x),
    bottom: Math.min(from.y, to.y),
    top: Math.max(from.y, to.y),
  };
  return part.right - part.left > LEAST && part.top - part.bottom > LEAST ? part : null;
}

/** @typedef {{ x: number, y: number }} Share of the window */

// Two fingers that nearly meet.
const FARTHEST = 20;

/**
 * What two fingers show: what was below them stays below their middle, and grows as they part.
 * @param {[Share, Share]} from where they began
 * @param {[Share, Share]} to where they are
 * @param {number} shape width of the window per height
 * @returns {Part}
 */
export function partPinched(from, to, shape) {
  const apart = (/** @type {[Share, Share]} */ [a, b]) =>
    Math.hypot(shape * (b.x - a.x), b.y - a.y);
  const ratio = apart(from) / Math.max(apart(to), Number.MIN_VALUE);
  const factor = Math.min(FARTHEST, Math.max(1 / FARTHEST, ratio));
  const side = (/** @type {'x' | 'y'} */ axis) => {
    const [was, is] = [from, to].map(([a, b]) => (a[axis] + b[axis]) / 2);
    return [was - factor * is, was + factor * (1 - is)];
  };
  const [left, right] = side('x');
  const [bottom, top] = side('y');
  return { left, right, bottom, top };
}

/**
 * @param {MapPlan} plan
 * @param {Part} part
 * @returns {Ends | null} null: a double could not tell the cells apart, or the window stays
 */
export function endsOf({ x, y }, { left, right, bottom, top }) {
  const inside = (
    /** @type {import('../../studies/map/map-axis.js').MapAxis} */ axis,
    /** @type {number} */ share,
  ) => {
    const { min, max } = axis.param;
    return Math.min(max, Math.max(min, valueAt(axis, share)));
  };
  /** @type {Ends} */
  const ends = {
    x: [inside(x, left), inside(x, right)],
    y: [inside(y, bottom), inside(y, top)],
  };
  const isWide = ([low, high] = ends.x) =>
    high - low > FINEST * Math.max(Math.abs(low), Math.abs(high));
  return isWide(ends.x) && isWide(ends.y) ? ends : null;
}

// Arrow keys walk over a network: up and down within a layer, sideways over the weights between two.

import { weightAt } from './drawn-network.js';

/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */
/** @typedef {import('./layout.js').Part} Part */
/** @typedef {import('./layout.js').UnitPart} UnitPart */
/** @typedef {import('./layout.js').WeightPart} WeightPart */

/** @type {Record<string, [across: number, down: number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {DrawnNetwork} drawn
 * @param {Part | null} part where one is; null: nowhere yet
 * @param {string} key as of keyboard events
 * @returns {Part | null} where the key leads to; null: it is not for walking
 */
export function walk(drawn, part, key) {
  const last = drawn.layout.columns.length - 1;
  if (key === 'Home') return unit(0, 0);
  if (key === 'End') return unit(last, 0);
  if (!Object.hasOwn(WAYS, key)) return null;
  const here = part && partIn(drawn, part);
  if (!here) return unit(0, 0);
  const [across, down] = WAYS[key];
  return here.kind === 'unit'
    ? fromUnit(drawn, here, across, down)
    : fromWeight(drawn, here, across, down);
}

/**
 * The same part of a network that may have fewer of them by now.
 * @param {DrawnNetwork} drawn
 * @param {Part} part
 * @returns {Part | null} null: it has no such part
 */
export function partIn({ layout: { columns, hasImages } }, part) {
  if (part.kind === 'unit') return columns[part.column]?.[part.row] ? part : null;
  const isLine = part.block >= (hasImages ? 1 : 0);
  const isThere = columns[part.block]?.[part.from] && columns[part.block + 1]?.[part.to];
  return isLine && isThere ? part : null;
}

/**
 * @param {DrawnNetwork} drawn
 * @param {UnitPart} part
 * @param {number} across
 * @param {number} down
 * @returns {Part}
 */
function fromUnit(drawn, { column, row }, across, down) {
  const { columns, hasImages } = drawn.layout;
  if (down) return unit(column, clamp(row + down, columns[column].length));
  const next = column + across;
  if (!columns[next]) return unit(column, row);
  // There are no lines between a picture and the first units.
  if (hasImages && Math.min(column, next) === 0) return unit(next, 0);
  const parts = columns[next].map((_, other) => weightBetween(column, row, next, other));
  const size = (/** @type {WeightPart} */ one) => Math.abs(weightAt(drawn, one).weight);
  return parts.reduce((most, one) => (size(one) > size(most) ? one : most));
}

/**
 * Up and down go over all weights that leave the same unit.
 * @param {DrawnNetwork} drawn
 * @param {WeightPart} part
 * @param {number} across
 * @param {number} down
 * @returns {Part}
 */
function fromWeight({ layout: { columns } }, { block, to, from }, across, down) {
  if (across < 0) return unit(block, from);
  if (across > 0) return unit(block + 1, to);
  return { kind: 'weight', block, to: clamp(to + down, columns[block + 1].length), from };
}

/**
 * @param {number} column
 * @param {number} row
 * @param {number} next the column before or behind
 * @param {number} other row there
 * @returns {WeightPart}
 */
function weightBetween(column, row, next, other) {
  return next > column
    ? { kind: 'weight', block: column, to: other, from: row }
    : { kind: 'weight', block: next, to: row, from: other };
}

/**
 * @param {number} column
 * @param {number} row
 * @returns {UnitPart}
 */
function unit(column, row) {
  return { kind: 'unit', column, row };
}

/**
 * @param {number} place
 * @param {number} count
 */
function clamp(place, count) {
  return Math.max(0, Math.min(count - 1, place));
}

// Lines that say where something would be.

import { formatNumber } from '../../drawing/format.js';

/** @typedef {import('../../drawing/chart-model.js').Reference & { name: string }} RunReference */

const ROOM_ABOVE = 1.6;

/**
 * Runs with the same line share it. A line that all of them share has no run's colour.
 * @param {RunReference[]} all
 * @returns {RunReference[]}
 */
export function mergeReferences(all) {
  /** @type {Map<string, RunReference[]>} */
  const groups = new Map();
  for (const one of all) {
    const key = `${one.words} ${formatNumber(lastOf(one.y), 4)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [longest] = group.sort((a, b) => b.x.length - a.x.length);
    const isShared = group.length === all.length;
    if (isShared) return { ...longest, slot: null };
    return { ...longest, words: `${group.map(({ name }) => name).join(', ')}: ${longest.words}` };
  });
}

/**
 * @param {RunReference} reference
 * @returns {import('../../drawing/chart-model.js').Numbers[]} its values and room above it for its words
 */
export function withRoom({ y }) {
  return [y, [ROOM_ABOVE * lastOf(y)]];
}

/** @param {ArrayLike<number>} values */
function lastOf(values) {
  return values[values.length - 1];
}

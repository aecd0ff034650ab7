// Pieces of sentences: places and multiples.

import { formatPercent } from '../drawing/format-percent.js';
import { formatCount, formatValue } from '../drawing/format.js';

/** @typedef {import('../quantities/quantity.js').Found} Found */
/** @typedef {import('../quantities/quantity.js').Unit} Unit */

/**
 * @param {Found} found a step
 * @returns {string} "at step 640", or "between steps 620 and 640" where only that is known
 */
export function atStep(found) {
  if (isExact(found)) return `at step ${formatCount(found.value)}`;
  return `between steps ${formatCount(found.after ?? 0)} and ${formatCount(found.value)}`;
}

/** @param {Found} found a step */
export function isExact({ value, after }) {
  return after === undefined || after >= value - 1;
}

/**
 * @param {number} ratio
 * @param {boolean} isExact otherwise it is the least that is possible
 * @returns {string} "3.2 times", "at least 3 times"
 */
export function timesWords(ratio, isExact) {
  const factor = ratio < 10 ? 10 : 1;
  const round = isExact ? Math.round : Math.floor;
  return `${isExact ? '' : 'at least '}${formatValue(round(ratio * factor) / factor)} times`;
}

/** @type {Record<Unit, (value: number) => string>} */
const FORMATS = {
  ...{ loss: formatValue, ratio: formatValue, rate: formatValue },
  ...{ step: formatCount, count: formatCount, share: formatPercent },
};

/**
 * A quantity as text, for templates.
 * @param {Found} found
 * @param {{ unit: Unit }} quantity
 * @returns {string} "640", "between 620 and 640", "–" where there is no such thing
 */
export function foundText(found, { unit }) {
  const format = FORMATS[unit];
  if (unit !== 'step' || Number.isNaN(found.value) || isExact(found)) return format(found.value);
  return `between ${format(found.after ?? 0)} and ${format(found.value)}`;
}

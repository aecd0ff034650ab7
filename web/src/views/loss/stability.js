// Why a run diverged, where theory knows it.

import { formatValue } from '../../drawing/format.js';

// The limit of gradient descent, 2 / sharpness, holds for mini-batches, too: their noise only lowers it.
const OF_DESCENT = 2;
const TOLERANCE = 1e-3;

/**
 * @param {{ sharpness: number, limit: number }} start sharpness where the run starts, and the one from which
 *   on its steps grow there
 * @param {number} rate of the first update
 * @param {boolean} noisy whether its gradients are those of mini-batches
 * @returns {string} empty: it is not the reason, or the limit holds for exact gradients only
 */
export function stabilityWords({ sharpness, limit }, rate, noisy) {
  const factor = limit * rate;
  const isOfDescent = Math.abs(factor / OF_DESCENT - 1) < TOLERANCE;
  if (!(sharpness > limit) || !(rate > 0) || (noisy && !isOfDescent)) return '';
  const largest = formatValue(factor / sharpness);
  const rounded = Number(factor.toPrecision(3));
  return `rate ${formatValue(rate)} is above ${rounded} / sharpness = ${largest} at the start`;
}

// Shares as people read them. No first curve has one.

import { NARROW_SPACE } from './format.js';

/**
 * A share as a percentage: 98.8 %. Only all is 100 % and only nothing is 0 %: what is close to them
 * has as many decimals as it takes to tell.
 * @param {number} value 0..1
 * @returns {string} "–" for what is not defined
 */
export function formatPercent(value) {
  if (!Number.isFinite(value)) return '–';
  const percent = 100 * value;
  const isWhole = percent === 0 || percent === 100;
  let decimals = isWhole ? 0 : 1;
  while (!isWhole && decimals < 4 && /^(100|-?0)\.0+$/.test(percent.toFixed(decimals))) ++decimals;
  return `${percent.toFixed(decimals)}${NARROW_SPACE}%`;
}

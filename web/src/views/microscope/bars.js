// A number as a bar: its sign to the left or right, its size in powers of ten.

// Powers of ten at the middle and at either end.
const LOWEST = -8;
const HIGHEST = 2;

/**
 * @param {number} value
 * @returns {number} from -1 to 1; 0 for what is smaller than all, or no number
 */
export function barLength(value) {
  if (!Number.isFinite(value) || value === 0) return 0;
  const share = (Math.log10(Math.abs(value)) - LOWEST) / (HIGHEST - LOWEST);
  return Math.sign(value) * Math.max(0, Math.min(1, share));
}

export const BAR_WORDS =
  'Bars: left is negative, right is positive; from 1e-8 at the middle to 100 at the ends.';

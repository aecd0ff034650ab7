// Numbers and names as people read them.

const NARROW_SPACE = '\u202f';

/**
 * A whole number with thin spaces between thousands: 12 500.
 * @param {number} value
 * @returns {string}
 */
export function formatCount(value) {
  if (!Number.isFinite(value)) return '–';
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}

/**
 * A number in few characters: 0.0118, 3.2e-8, 12 500.
 * @param {number | null | undefined} value
 * @param {number} [digits] significant digits
 * @returns {string} "–" for what is not defined, "∞" and "-∞" for infinities
 */
export function formatNumber(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return shortExponent(value.toExponential(digits - 1));
  if (size >= 10 ** digits) return formatCount(value);
  return value.toPrecision(digits);
}

/**
 * 1.00e-8 -> 1e-8, 3.20e+6 -> 3.2e6
 * @param {string} text
 */
export function shortExponent(text) {
  const [mantissa, exponent] = text.split('e');
  const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${digits}e${Number(exponent)}`;
}

/**
 * A loss, which may span many orders of magnitude.
 * @param {number} value
 * @returns {string}
 */
export function formatLoss(value) {
  if (!Number.isFinite(value)) return formatNumber(value);
  const size = Math.abs(value);
  if (size >= 1e4 || (size > 0 && size < 1e-4)) return shortExponent(value.toExponential(1));
  return size >= 100 ? value.toFixed(1) : size >= 1 ? value.toFixed(3) : value.toFixed(4);
}

/**
 * A share as a percentage: 98.8 %.
 * @param {number} value 0..1
 * @returns {string}
 */
export function formatPercent(value) {
  if (!Number.isFinite(value)) return '–';
  return `${(100 * value).toFixed(1)}${NARROW_SPACE}%`;
}

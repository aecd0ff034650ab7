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
 * A hyperparameter as one would type it: no more digits than it has.
 * @param {number} value
 * @returns {string}
 */
export function formatValue(value) {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return shortExponent(value.toExponential());
  return String(Number(value.toPrecision(12)));
}

/**
 * 1.00e-8 -> 1e-8, 3.20e+6 -> 3.2e6
 * @param {string} text
 */
function shortExponent(text) {
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

/**
 * A name for a parameter: the first words of its summary where they are a name ("Learning rate: the
 * size of a step"), else its id ("scale_mismatch" -> "Scale mismatch").
 * @param {{ id: string, summary?: string, isFree?: boolean }} spec
 * @returns {string}
 */
export function labelOf({ id, summary = '', isFree }) {
  // A name out of a text that the user wrote is as it stands there.
  if (isFree) return id;
  const colon = summary.indexOf(':');
  if (colon > 0 && colon <= 20) return summary.slice(0, colon);
  const words = id.replace(/[._-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Reads a number that somebody typed.
 * @param {string} text "0.01", "1e-3", "10^-3", "1 000", "5 %"
 * @returns {number} NaN if it is none
 */
export function parseTypedNumber(text) {
  const plain = text.replace(/[\s\u202f\u00a0]/g, '').replace('−', '-');
  if (plain === '') return NaN;
  if (/^[+]?(inf|∞)$/i.test(plain)) return Infinity;
  if (plain.endsWith('%')) return Number(plain.slice(0, -1)) / 100;
  const power = /^([+-]?\d*\.?\d*)[*·×]?10\^([+-]?\d+)$/.exec(plain);
  if (power) return (power[1] === '' ? 1 : Number(power[1])) * 10 ** Number(power[2]);
  return Number(/^\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain);
}

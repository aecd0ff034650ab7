// Numbers and names as people read them.

export const NARROW_SPACE = '\u202f';

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
 * A number in few characters, for axes and places: 0.0118, 3.2e-8, 12 500.
 * @param {number | null | undefined} value
 * @param {number} [digits] significant digits
 * @returns {string} "–" for what is not defined, "∞" and "-∞" for infinities
 */
export function formatNumber(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (value === 0) return '0';
  // Rounding may carry into the next power of ten: 999.96 has the size of 1000.
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size >= 1e6 || size < 1e-4) return shortExponent(value.toExponential(digits - 1));
  return size >= 10 ** digits ? formatCount(value) : rounded.toPrecision(digits);
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

const DIGITS = 4;
// Single precision is exact to about seven digits: 0.1 of the engine is 0.10000000149.
const SINGLE_PRECISION = 1e-7;

/**
 * A measured number: a loss, a ratio, a learning rate. It has the same digits wherever it stands, in a table,
 * a label or a readout: four significant ones, "0.01183", "12.35", "1.183e-5", "12 350". Zeros at the
 * end are left out where nothing was rounded: 0.5, but 0.5000 for 0.50004.
 * @param {number | null | undefined} value
 * @returns {string} "–" for what is not defined, "∞" and "-∞" for infinities
 */
export function formatValue(value) {
  if (value === null || value === undefined || !Number.isFinite(value) || value === 0) {
    return formatNumber(value);
  }
  const rounded = Number(value.toPrecision(DIGITS));
  const text = formatNumber(rounded, DIGITS);
  const isExact = Math.abs(rounded - value) <= SINGLE_PRECISION * Math.abs(value);
  return isExact && !text.includes('e')
    ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
    : text;
}

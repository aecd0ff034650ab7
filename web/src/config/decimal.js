// Numbers as people and spreadsheets write them: with a point or a comma as decimal sign, and with thousands
// set apart in the English, German, French or Swiss way.

/** @typedef {'.' | ','} DecimalSign */

const MINUS = /^[\u2212\u2010-\u2013\ufe63\uff0d]/;
const BLANK = '[ \\u00a0\\u2007\\u2009\\u202f]';

/**
 * The signs between thousands, where the decimal sign is another one.
 * @type {Record<DecimalSign, string>}
 */
const GROUPS = { '.': `,|'|’|${BLANK}`, ',': `\\.|'|’|${BLANK}` };

/** @type {Record<DecimalSign, RegExp>} */
const PATTERNS = { '.': patternFor('.'), ',': patternFor(',') };

/**
 * Reads a number. Thousands may be set apart, but only in groups of three digits after the first, by the
 * same sign everywhere ("1'234'567.5"), since "1.5" must never be taken for 15.
 * @param {string} text
 * @param {DecimalSign} decimal
 * @returns {number} NaN if the text is not a finite number in this way of writing
 */
export function readDecimal(text, decimal) {
  const plain = text.trim().replace(MINUS, '-');
  const match = PATTERNS[decimal].exec(plain);
  if (!match?.groups) return NaN;
  const { sign, whole = '', fraction = '', exponent = '' } = match.groups;
  const number = Number(`${sign}${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}${exponent}`);
  return Number.isFinite(number) ? number : NaN;
}

/**
 * Whether a text is a number with one decimal sign or the other.
 * @param {string} text
 * @returns {boolean}
 */
export function isNumeric(text) {
  return !Number.isNaN(readDecimal(text, '.')) || !Number.isNaN(readDecimal(text, ','));
}

/**
 * Whether a text is a number with either decimal sign, but another one: "1.200" is 1.2 or 1200.
 * @param {string} text
 * @returns {boolean}
 */
export function isAmbiguous(text) {
  const [point, comma] = [readDecimal(text, '.'), readDecimal(text, ',')];
  return !Number.isNaN(point) && !Number.isNaN(comma) && point !== comma;
}

/**
 * The decimal sign of a table: the one with which more cells are numbers. Where all cells fit both, a sign that
 * stands in some numbers of a column while others there are whole and short ("850" and "1.200") sets
 * thousands apart. Nobody separates columns by commas and thousands by points, though.
 * @param {string[][]} columns cells of each column
 * @param {string} [separator] between columns
 * @returns {{ decimal: DecimalSign, example: string }} example: a cell that would be another number with
 *   the other sign, if nothing in the table decides; else empty
 */
export function guessDecimal(columns, separator = '') {
  const votes = { '.': 0, ',': 0 };
  for (const cell of columns.flat()) {
    const [point, comma] = [readDecimal(cell, '.'), readDecimal(cell, ',')];
    if (Number.isNaN(point) !== Number.isNaN(comma)) votes[Number.isNaN(point) ? ',' : '.']++;
  }
  if (votes['.'] !== votes[',']) {
    return { decimal: votes['.'] > votes[','] ? '.' : ',', example: '' };
  }
  for (const column of columns) {
    const example = column.find(isAmbiguous);
    if (!example) continue;
    if (separator === ',' && example.includes('.')) return { decimal: '.', example: '' };
    return { decimal: guessBySign(example, column), example };
  }
  return { decimal: '.', example: '' };
}

/**
 * @param {string} example an ambiguous cell
 * @param {string[]} column where it stands
 * @returns {DecimalSign}
 */
function guessBySign(example, column) {
  const other = example.includes(',') ? ',' : '.';
  const isShort = column.some((cell) => /^[+-]?\d{1,3}$/.test(cell.trim()));
  if (!isShort) return other;
  return other === '.' ? ',' : '.';
}

/**
 * @param {DecimalSign} decimal
 * @returns {RegExp} groups: sign, whole, fraction, exponent
 */
function patternFor(decimal) {
  const point = decimal === '.' ? '\\.' : ',';
  const grouped = `[1-9]\\d{0,2}(?<group>${GROUPS[decimal]})\\d{3}(?:\\k<group>\\d{3})*`;
  const whole = `(?<whole>${grouped}|\\d+)?`;
  const fraction = `(?:${point}(?<fraction>\\d*))?`;
  const exponent = '(?<exponent>e[+-]?\\d+)?';
  return new RegExp(`^(?<sign>[+-]?)(?=${point}?\\d)${whole}${fraction}${exponent}$`, 'i');
}

// The numbers in the cells of a map: all with the same decimals, so that they can be compared at a glance.

import { formatCount } from '../../drawing/format.js';

// More decimals are not read in a cell.
const MOST_DECIMALS = 4;
// Of the lowest loss.
const DIGITS = 2;
// From here on a number is longer than its cell, and of no interest beside the others.
const TOO_LARGE = 100;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * @typedef {object} CellNumbers
 * @property {(loss: number) => string} text of a finite loss
 * @property {string} scale what the numbers are, where they are not the losses as they stand; else empty
 */

/**
 * @param {number[]} losses those that are not finite do not count
 * @returns {CellNumbers}
 */
export function cellNumbers(losses) {
  const sizes = losses.filter((loss) => Number.isFinite(loss) && loss !== 0).map(Math.abs);
  if (!sizes.length) return { text: String, scale: '' };
  const [lowest, highest] = [Math.min(...sizes), Math.max(...sizes)];
  const power = commonPower(lowest, highest);
  const unit = 10 ** power;
  const decimals = Math.max(0, DIGITS - 1 - Math.floor(Math.log10(lowest / unit)));
  if (decimals > MOST_DECIMALS) {
    return losses.every((loss) => !(loss <= 0)) ? powersOfTen() : plain(1, MOST_DECIMALS, '');
  }
  return plain(unit, decimals, power ? `in units of ${powerText(power)}` : '');
}

/**
 * Losses that are all small, or all large, have a unit of their own.
 * @param {number} lowest
 * @param {number} highest
 */
function commonPower(lowest, highest) {
  const thousands = (/** @type {number} */ size) => 3 * Math.floor(Math.log10(size) / 3);
  if (highest < 0.1) return thousands(highest);
  return lowest >= 1e4 ? thousands(lowest) : 0;
}

/**
 * @param {number} unit
 * @param {number} decimals
 * @param {string} scale
 * @returns {CellNumbers}
 */
function plain(unit, decimals, scale) {
  const text = (/** @type {number} */ loss) => {
    const number = loss / unit;
    if (decimals === 0) return formatCount(number);
    return number >= TOO_LARGE ? `≥${TOO_LARGE}` : number.toFixed(decimals);
  };
  return { text, scale };
}

/** @returns {CellNumbers} for losses of many sizes */
function powersOfTen() {
  return { text: (loss) => Math.log10(loss).toFixed(1), scale: 'log₁₀ of the loss' };
}

/** @param {number} power */
function powerText(power) {
  const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return `10${power < 0 ? '⁻' : ''}${digits.join('')}`;
}

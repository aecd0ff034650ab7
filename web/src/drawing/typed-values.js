// Hyperparameters as people type them and call them.

import { shortExponent } from './format.js';

/**
 * A hyperparameter as one would type it: no more digits than it has.
 * @param {number} value
 * @returns {string}
 */
export function formatSetting(value) {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return shortExponent(value.toExponential());
  return String(Number(value.toPrecision(12)));
}

const SPELLED = /^(t|d|eta|kl|ns)_/;

/**
 * A name for a parameter: the first words of its summary where they are a name ("Learning rate: the
 * size of a step"), else its id ("scale_mismatch" -> "Scale mismatch"). What papers and PyTorch write as a symbol stays
 * one ("T_max", "eta_min").
 * @param {{ id: string, summary?: string, isFree?: boolean }} spec
 * @returns {string}
 */
export function labelOf({ id, summary = '', isFree }) {
  // A name out of a text that the user wrote is as it stands there.
  if (isFree) return id;
  const colon = summary.indexOf(':');
  if (colon > 0 && colon <= 20) return summary.slice(0, colon);
  if (SPELLED.test(id)) return id.replace(/^t_/, 'T_');
  const words = id.replace(/[._-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const POWER = /^([+-]?[\d.,]*)[*·×]?10\^([+-]?\d+)$/;
const PLAIN = /^([+-]?[\d.,]*\d[\d.,]*?)(e[+-]?\d+)?$/i;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Reads a number that somebody typed, in English or with a decimal comma.
 * @param {string} text "0.01", "1,5e-3", "10^-3", "2·10⁻³", "1 000", "1.234,5", "1,234.5", "0,5 %"
 * @param {{ isWhole?: boolean }} [options] isWhole: a whole number is expected, so that "1,000" is a thousand
 * @returns {number} NaN if it is none, or could be two
 */
export function parseTypedNumber(text, { isWhole = false } = {}) {
  const plain = withoutSpaces(text);
  if (/^\+?(inf|infinity|∞)$/i.test(plain)) return Infinity;
  if (plain.endsWith('%')) return parseTypedNumber(plain.slice(0, -1)) / 100;
  const power = POWER.exec(plain);
  if (power) {
    const [, factor, exponent] = power;
    return (
      (/\d/.test(factor) ? readDigits(factor, false) : Number(`${factor}1`)) *
      10 ** Number(exponent)
    );
  }
  const [, digits = '', exponent = ''] = PLAIN.exec(plain) ?? [];
  const number = readDigits(digits, isWhole);
  // The digits and the exponent make one number, which is rounded once.
  return exponent ? Number(`${number}${exponent}`) : number;
}

/**
 * @param {string} text
 * @returns {string} in plain characters: "−10⁻³ %" -> "-10^-3%"
 */
function withoutSpaces(text) {
  return text
    .replace(/\s|(?<=\d)['’](?=\d)/g, '')
    .replace(/[−–⁻]/g, '-')
    .replace(/10(-?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, sign, digits) => {
      return `10^${sign}${[...digits].map((one) => SUPERSCRIPTS.indexOf(one)).join('')}`;
    });
}

/**
 * Digits with decimal sign and signs between groups of three. If both signs occur, the last one is the
 * decimal sign; one that occurs several times groups.
 * @param {string} text
 * @param {boolean} isWhole
 */
function readDigits(text, isWhole) {
  if (!/\d/.test(text)) return NaN;
  const signs = text.match(/[.,]/g) ?? [];
  const last = signs[signs.length - 1];
  const isGrouped = isWhole && /^[+-]?\d{1,3}[.,]\d{3}$/.test(text);
  const isDecimal = signs.filter((sign) => sign === last).length === 1 && !isGrouped;
  const [whole, fraction = ''] = isDecimal ? text.split(last) : [text];
  if (/[.,]/.test(fraction)) return NaN;
  const groups = /^[+-]?\d{1,3}([.,]\d{3})+$/.test(whole);
  const isOneSign = new Set(whole.match(/[.,]/g)).size < 2;
  if (/[.,]/.test(whole) && !(groups && isOneSign)) return NaN;
  return Number(`${whole.replace(/[.,]/g, '')}.${fraction}0`);
}

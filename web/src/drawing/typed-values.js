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

// Random plain data: what a stored file, a message or a program may hand in.

import { REAL_LINKS } from './real-links.js';
import { COMMANDS, IDS, INHERITED, NUMBERS, anyText, anyWord } from './words.js';

/** @typedef {import('./tape.js').Tape} Tape */

const LEAVES = [null, true, false, 0, -0, 1, -1, 0.5, 1e9, 1e30, NaN, Infinity, 5e-324, ''];

/**
 * @param {Tape} tape
 * @param {number} [depth] of lists and objects
 * @returns {unknown}
 */
export function anyValue(tape, depth = 3) {
  const kind = tape.below(depth > 0 ? 8 : 6);
  if (kind === 0) return tape.chance(0.5) ? [] : {};
  if (kind === 1) return tape.pick(LEAVES);
  if (kind === 2) return tape.next() - 0x8000;
  if (kind === 3) return Number(tape.pick(NUMBERS));
  if (kind < 6) return tape.chance(0.2) ? anyText(tape) : anyWord(tape);
  if (kind === 6) return tape.list(tape.pick([2, 6, 40]), () => anyValue(tape, depth - 1));
  return anyObject(tape, [...IDS.slice(0, 40), ...COMMANDS], depth - 1);
}

/**
 * @param {Tape} tape
 * @param {readonly string[]} keys that it may have, beside those which every object has
 * @param {number} [depth] of its values
 * @returns {Record<string, unknown>} as JSON or a message brings it: a field "__proto__" is a field
 */
export function anyObject(tape, keys, depth = 2) {
  const name = () => (tape.chance(0.08) ? tape.pick(INHERITED) : tape.pick(keys));
  const pairs = tape.list(6, () => /** @type {const} */ ([name(), anyValue(tape, depth)]));
  return Object.fromEntries(pairs);
}

/**
 * Changes some fields of plain data, wherever they are.
 * @param {Tape} tape
 * @param {unknown} value changed in place
 * @returns {unknown} it, or what stands in its place
 */
export function disturbed(tape, value) {
  if (typeof value !== 'object' || value === null || tape.chance(0.05)) {
    return tape.chance(0.2) ? anyValue(tape) : value;
  }
  const fields = /** @type {Record<string, unknown>} */ (value);
  for (const key of Object.keys(fields)) fields[key] = disturbed(tape, fields[key]);
  if (!Array.isArray(value) && tape.chance(0.1)) {
    const given = {
      value: anyValue(tape, 1),
      enumerable: true,
      configurable: true,
      writable: true,
    };
    Object.defineProperty(fields, tape.pick(INHERITED), given);
  }
  return value;
}

/**
 * @param {Tape} tape
 * @returns {string} JSON of something like `usual`, or of anything, or no JSON
 */
export function anyJson(tape, usual) {
  const text = JSON.stringify(tape.chance(0.5) ? disturbed(tape, usual(tape)) : anyValue(tape));
  if (tape.chance(0.1)) return text.slice(0, tape.below(text.length + 1));
  return tape.chance(0.05) ? anyText(tape) : text;
}

/** @param {Tape} tape */
export const realLink = (tape) => tape.pick(REAL_LINKS);

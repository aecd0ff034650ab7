// A canonical text as one would write it: one line per statement, spaces around what binds loosely.

import { tokens } from '../catalog/own-text.js';

const LOOSE = new Set(['+', '-', '=', '<', '>', '<=', '>=', '==', '!=', '&&', '||']);

/** @typedef {import('../catalog/own-text.js').Token} Token */
/** @typedef {Pick<Token, 'kind' | 'text'> & { isSpaced: boolean }} Placed isSpaced: a space follows */

/**
 * @param {string} text
 * @returns {string} the same for the parser
 */
export function pretty(text) {
  let line = '';
  /** @type {Placed} */
  let before = { kind: 'break', text: ';', isSpaced: false };
  for (const token of tokens(text)) {
    line += separated(token, before);
    // Only what follows a value is an operator between two.
    const isValue = before.kind === 'number' || before.kind === 'name' || before.text === ')';
    before = { ...token, isSpaced: LOOSE.has(token.text) && isValue };
  }
  return line;
}

/**
 * @param {Token} token
 * @param {Placed} before
 */
function separated({ kind, text }, before) {
  if (kind === 'break') return '\n';
  const isWord = kind === 'number' || kind === 'name' || kind === 'unknown';
  const isValue = before.kind === 'number' || before.kind === 'name' || before.text === ')';
  const isSpaced =
    before.isSpaced ||
    before.text === ',' ||
    (LOOSE.has(text) && isValue) ||
    (isWord && before.kind !== 'sign' && before.kind !== 'break');
  return isSpaced ? ` ${text}` : text;
}

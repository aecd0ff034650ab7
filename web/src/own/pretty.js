// A canonical text as one would write it: a line a statement, spaces around what binds loosely.

import { tokens } from '../catalog/own-text.js';

const LOOSE = new Set(['+', '-', '=', '<', '>', '<=', '>=', '==', '!=', '&&', '||']);

/**
 * @param {string} text
 * @returns {string} the same for the parser
 */
export function pretty(text) {
  let line = '';
  let before = { kind: 'break', text: ';' };
  for (const token of tokens(text)) {
    line += separated(token, before);
    // Only what follows a value is an operator between two.
    const isValue = before.kind === 'number' || before.kind === 'name' || before.text === ')';
    before = { ...token, isSpaced: LOOSE.has(token.text) && isValue };
  }
  return line;
}

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

// The outer layer of a link: splitting it, decoding it as URL forms do, encoding it again.

import { wellFormed } from '../catalog/own-text.js';

/** @typedef {{ key: string, raw: string }} Pair key decoded, trimmed and in lower case; raw not decoded */

/**
 * Decodes `%41` and `+` as URL forms do; malformed sequences stay or become U+FFFD.
 * @param {string} text
 * @returns {string}
 */
export function decode(text) {
  return new URLSearchParams(`t=${text.replaceAll('&', '%26')}`).get('t') ?? '';
}

/**
 * Encodes free text so that it survives links, lists and old mail programs; these take the full stop at the
 * end of a link for that of their sentence.
 * @param {string} text
 * @returns {string}
 */
export function encode(text) {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()*~]|\.$/g, percent)
    .replaceAll('%20', '+');
}

/**
 * Decodes a text that a user wrote (own-text.js): a plus sign is one.
 * @param {string} raw
 * @returns {string}
 */
export function decodeText(raw) {
  return decode(raw.replaceAll('+', '%2B'));
}

/**
 * Encodes such a text so that a person can still read it: its signs stay as far as links allow.
 * @param {string} text
 * @returns {string}
 */
export function encodeText(text) {
  // Commas within parentheses do not end a pair of a run, see splitRun.
  const kept = isBalanced(text) ? /%(2F|2C|3B|3D|5E)/g : /%(2F|3B|3D|5E)/g;
  const encoded = encodeURIComponent(wellFormed(text)).replace(kept, decodeURIComponent);
  return isBalanced(text) ? encoded : encoded.replace(/[()]/g, percent);
}

/** @param {string} c one character */
const percent = (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * Whether every comma stands within parentheses, and these match.
 * @param {string} text
 */
function isBalanced(text) {
  let depth = 0;
  for (const c of text) {
    if (c === '(') ++depth;
    if (c === ')' && --depth < 0) return false;
    if (c === ',' && depth === 0) return false;
  }
  return depth === 0;
}

/**
 * Takes a whole address, `#...`, `?...` or bare `v=1&...` apart.
 * @param {string} text
 * @returns {{ query: string, fragment: string }} without `?` and `#`
 */
export function splitAddress(text) {
  const link = text.trim();
  const hash = link.indexOf('#');
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(link);
  const front = hash >= 0 ? link.slice(0, hash) : isAddress || link.startsWith('?') ? link : '';
  const fragment = hash >= 0 ? link.slice(hash + 1) : front ? '' : link;
  const mark = front.indexOf('?');
  return { query: mark >= 0 ? front.slice(mark + 1) : '', fragment };
}

/**
 * Splits `a=1&b=2` at every `&` into raw keys and values. Text that was encoded as a whole, or
 * copied out of HTML, is brought back first.
 * @param {string} text
 * @returns {Pair[]}
 */
export function splitPairs(text) {
  const plain = text.includes('=') ? text : decodePercent(text);
  return plain
    .replace(/&amp;/gi, '&')
    .split('&')
    .filter((part) => part.trim() !== '')
    .map(splitPair);
}

/**
 * Splits `adam,lr=0.1` at every comma that does not stand within parentheses.
 * @param {string} raw
 * @returns {Array<{ key: string, raw?: string }>} without raw: a word without `=`
 */
export function splitRun(raw) {
  // Without any comma, %2C cannot come from a label's comma: the whole text was encoded.
  const plain = raw.includes(',') || !/%2c/i.test(raw) ? raw : decodePercent(raw);
  return splitAtCommas(plain)
    .filter((part) => part.trim() !== '')
    .map((part) => (/=|%3d/i.test(part) ? splitPair(part) : { key: cleanKey(part) }));
}

/** @param {string} text */
function splitAtCommas(text) {
  const parts = [''];
  let depth = 0;
  for (const c of text) {
    if (c === '(') ++depth;
    if (c === ')') --depth;
    if (c === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return depth === 0 ? parts : text.split(',');
}

/**
 * @param {string} part
 * @returns {Pair}
 */
function splitPair(part) {
  const plain = part.includes('=') ? part : part.replace(/%3d/i, '=');
  const equals = plain.indexOf('=');
  if (equals < 0) return { key: cleanKey(plain), raw: '' };
  return { key: cleanKey(plain.slice(0, equals)), raw: plain.slice(equals + 1) };
}

/** @param {string} raw */
function cleanKey(raw) {
  return decode(raw).trim().toLowerCase();
}

/** @param {string} text */
function decodePercent(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

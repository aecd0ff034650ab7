// Random links: real ones that were damaged, and new ones by the grammar.

import { REAL_LINKS } from './real-links.js';
import { CHOICES, IDS, INHERITED, KEYS, NUMBERS, OWN_TEXTS, anyText, anyWord } from './words.js';

/** @typedef {import('./tape.js').Tape} Tape */

const MOST = 9000;

/** @type {((tape: Tape, text: string, at: number, length: number) => string)[]} */
const DAMAGE = [
  (_, text, at, length) => text.slice(0, at) + text.slice(at + length),
  (_, text, at, length) => text.slice(0, at + length) + text.slice(at),
  (tape, text, at) => text.slice(0, at) + anyWord(tape) + text.slice(at),
  (tape, text, at, length) => text.slice(0, at) + anyWord(tape) + text.slice(at + length),
  (tape, text, at) => `${text.slice(0, at)}&${tape.pick(KEYS)}=${value(tape)}${text.slice(at)}`,
  (tape, text, at) => `${text.slice(0, at)},${tape.pick(KEYS)}=${value(tape)}${text.slice(at)}`,
  (tape, text, at, length) => repeated(text, { at, length, times: tape.below(1400) }),
  (tape, text, at) => text.slice(0, at) + tape.pick(REAL_LINKS).slice(at),
  (_, text, at, length) => text.slice(0, at) + encoded(text.slice(at, at + length)),
  (tape, text) => tape.pick(WRAPPED)(text),
];

/** How links arrive. @type {((text: string) => string)[]} */
const WRAPPED = [
  (text) => encoded(text),
  (text) => `https://example.org/x/?embed=1&show=loss,lr&controls=run1.lr#${text}`,
  (text) => `https://example.org/?${text}`,
  (text) => text.replaceAll('&', '&amp;'),
  (text) => text.replaceAll('&', '&#038;'),
  (text) => `[words](https://example.org/#${text}).`,
  (text) => `https://www.google.com/url?q=${encoded(`https://example.org/#${text}`)}`,
  (text) => text.replaceAll('=', '=3D').replace(/.{70}/g, '$&=\r\n'),
  (text) => `%23${text}`,
  (text) => text.toUpperCase(),
];

/** @param {string} text */
function encoded(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
}

/**
 * @param {string} text
 * @param {{ at: number, length: number, times: number }} part that comes so many times
 */
function repeated(text, { at, length, times }) {
  const part = text.slice(at, at + (length % 12) + 1);
  const most = Math.floor(Math.max(0, MOST - text.length) / Math.max(1, part.length));
  return text.slice(0, at) + part.repeat(Math.min(times, most)) + text.slice(at);
}

/** @param {Tape} tape */
function damaged(tape) {
  let text = tape.pick(REAL_LINKS);
  for (let i = tape.below(5); i >= 0; --i) {
    const at = tape.below(text.length + 1);
    const length = tape.below(tape.pick([4, 16, 200]));
    text = tape.pick(DAMAGE)(tape, text, at, length).slice(0, 40_000);
  }
  return text;
}

/** @param {Tape} tape */
function value(tape) {
  return tape.pick([
    () => tape.pick(NUMBERS),
    () => tape.pick(CHOICES),
    () => tape.pick(IDS),
    () => tape.pick(OWN_TEXTS),
    () => anyText(tape),
    () => encoded(anyText(tape)),
  ])();
}

/** @param {Tape} tape */
function key(tape) {
  const name = tape.chance(0.05) ? tape.pick(INHERITED) : tape.pick(KEYS);
  return tape.chance(0.1) ? `${tape.pick(IDS)}.${name}` : name;
}

/** @param {Tape} tape */
function newLink(tape) {
  const run = () =>
    `run=${[tape.pick(IDS), ...tape.list(6, () => `${key(tape)}=${value(tape)}`)].join(',')}`;
  const pair = () => (tape.chance(0.4) ? run() : `${key(tape)}=${value(tape)}`);
  return ['v=1', ...tape.list(10, pair)].join('&');
}

/**
 * @param {Tape} tape
 * @returns {string}
 */
export function anyLink(tape) {
  return tape.pick([damaged, damaged, newLink, anyText])(tape);
}

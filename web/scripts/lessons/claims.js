// Claims of a lesson about its figures, such as "run1.peak > 10", and what of a caption must not stand there.

import { formatValue } from '../../src/drawing/format.js';
import { blocksOf } from './blocks.js';
import { markdownFor } from './markdown.js';
import { PLACE, numberAt, placeOf } from './places.js';

/** @typedef {import('./course.js').Claim} Claim */
/** @typedef {import('./places.js').Trained} Trained */

// The digit of "L2" is part of a name.
const TYPED = /(?<![A-Za-z])\d/;
const CLAIM = /^(.+?)\s*(<=|>=|<|>|=)\s*(.+)$/;

/** @type {Record<string, (a: number, b: number) => boolean>} */
const OPERATORS = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  // As they are written in a text.
  '=': (a, b) => formatValue(a) === formatValue(b),
};

/**
 * @param {Claim} claim
 * @param {Trained} trained its figure
 * @returns {{ isTrue: boolean, left: number, right: number }} what was measured on both sides
 * @throws {Error} if it cannot be read, or nothing of it was measured
 */
export function checkClaim({ holds }, trained) {
  const [, left, operator, right] = CLAIM.exec(holds) ?? [];
  if (!operator) throw new Error(`"${holds}" compares nothing`);
  const [a, b] = [left, right].map((side) => valueOf(side, trained));
  return { isTrue: OPERATORS[operator](a, b), left: a, right: b };
}

/**
 * @param {string} side a number, or a place without its braces
 * @param {Trained} trained
 */
function valueOf(side, trained) {
  if (Number.isFinite(Number(side))) return Number(side);
  PLACE.lastIndex = 0;
  const match = PLACE.exec(`{${side}}`);
  const value = match ? numberAt(placeOf(match, {}), trained) : NaN;
  if (Number.isNaN(value)) throw new Error(`nothing is measured for ${side}`);
  return value;
}

/**
 * Numbers of captions come from the training of their figure. Links and formulas may have digits.
 * @param {string} markdown of a lesson
 * @returns {string[]} captions that have a digit of their own
 */
export function typedDigits(markdown) {
  const md = markdownFor({ place: () => '', link: () => null });
  const captions = blocksOf(md.parse(markdown, {})).filter(({ kind }) => kind === 'figure');
  return captions.flatMap(({ tokens }) => {
    const inline = tokens.flatMap(({ children }) => children ?? []);
    const texts = inline.filter(({ type }) => type === 'text' || type === 'code_inline');
    return texts.map(({ content }) => content).filter((text) => TYPED.test(text));
  });
}

// Typesets a formula in pieces, so that a narrow page can wrap between its equations: browsers do not
// break lines inside MathML.

import temml from 'temml';

const GUARD = /^\\when\{([^}]*)\}\s*/;
const ALIGNED = /^\s*\\begin\{aligned\}([\s\S]*)\\end\{aligned\}\s*$/;
const TOKEN = /\\(?:begin|end)\{[^}]*\}|\\[A-Za-z]+|\\[^A-Za-z]|[\s\S]/g;
const BREAKS = new Set(['\\quad', '\\qquad']);
const OPENING = /^(\{|\\left|\\begin\{.*\})$/;
const CLOSING = /^(\}|\\right|\\end\{.*\})$/;

/**
 * The lines of a formula, each in pieces. A piece that begins with `\when{variant=torch,beta1!=none}` is
 * part of it only for such parameters; these stand in its attribute `data-when`.
 * @param {string} tex
 * @returns {string[][]} MathML
 * @throws {Error} if it is not valid TeX
 */
export function typeset(tex) {
  return formulaPieces(tex).map((line) => line.map(typesetPiece));
}

/** @param {string} piece */
function typesetPiece(piece) {
  const condition = conditionOf(piece);
  const tex = piece.replace(GUARD, '');
  const math = temml.renderToString(tex, { displayMode: true, throwOnError: true });
  return condition ? math.replace(/^<math[^>]*/, `$& data-when="${condition}"`) : math;
}

/**
 * @param {string} piece TeX
 * @returns {string} for which parameters it is part of the formula; empty: for all
 */
export function conditionOf(piece) {
  return GUARD.exec(piece)?.[1] ?? '';
}

/**
 * MathML that a content policy without inline styles accepts; the page's style sheet replaces them.
 * @param {string} mathml
 * @returns {string}
 */
export function withoutStyles(mathml) {
  return mathml.replace(/ style="[^"]*"/g, '');
}

/**
 * Splits a formula at its line breaks, and these at wide spaces; groups stay whole.
 * @param {string} tex
 * @returns {string[][]} TeX, one list per line
 */
export function formulaPieces(tex) {
  const aligned = ALIGNED.exec(tex)?.[1];
  let pieces = [''];
  const lines = [pieces];
  let depth = 0;
  for (const [token] of (aligned ?? tex).matchAll(TOKEN)) {
    const isOutside = depth === 0;
    if (OPENING.test(token)) ++depth;
    if (CLOSING.test(token)) --depth;
    if (isOutside && BREAKS.has(token)) pieces.push('');
    else if (isOutside && aligned && token === '\\\\') lines.push((pieces = ['']));
    // The alignment of lines that wrap has no meaning.
    else if (!(isOutside && aligned && token === '&')) pieces[pieces.length - 1] += token;
  }
  return lines
    .map((line) => line.map((piece) => piece.trim()).filter(Boolean))
    .filter((line) => line.length > 0);
}

// The text of a rule, a schedule or a surface -> the program that the engine runs. No JavaScript is
// made of it: the result is a list of numbers, which the engine checks again.

import { cleanText, freeNames } from '../catalog/own-text.js';
import { emit } from './emit.js';
import { lower } from './lower.js';
import { TextError, parse } from './parse.js';

/** @typedef {import('../catalog/catalog-index.js').Language} Language */
/** @typedef {import('./parse.js').TextProblem} TextProblem */

/**
 * @typedef {object} Compiled
 * @property {undefined} [problem]
 * @property {number[]} program
 * @property {import('./parse.js').Statement[]} statements
 * @property {string[]} names free ones, in the order of appearance
 * @property {string[]} keptVectors variables that are kept, one number per parameter
 * @property {string[]} keptNumbers variables that are kept, a single number (one per layer, where
 *   the text sums over layers)
 */

/**
 * @typedef {object} Failed
 * @property {TextProblem} problem
 * @property {undefined} [program]
 * @property {undefined} [statements]
 * @property {undefined} [names]
 * @property {undefined} [keptVectors]
 * @property {undefined} [keptNumbers]
 */

const MAX_NAMES = 12;

/**
 * Never throws on text, and takes time and memory in proportion to it.
 * @param {string} text
 * @param {Language} language
 * @param {Record<string, number>} [values] of free names
 * @returns {Compiled | Failed}
 */
export function compile(text, language, values = {}) {
  try {
    return compileText(text, language, values);
  } catch (error) {
    if (error instanceof TextError) return { problem: error.problem };
    throw error;
  }
}

/**
 * @param {string} text
 * @param {Language} language
 * @param {Record<string, number>} values
 * @returns {Compiled}
 * @throws {TextError}
 */
function compileText(text, language, values) {
  const statements = parse(text, language);
  const clean = cleanText(text);
  if (clean === undefined) throw new TextError('This text is too long.', 0, text.length);
  const names = freeNames(clean, language);
  if (names.length > MAX_NAMES) {
    const message = `There are ${names.length} free names; at most ${MAX_NAMES} are possible.`;
    throw new TextError(message, 0, text.length);
  }
  const emitted = emit(lower(statements, language, values), language);
  if ('tooLarge' in emitted) {
    throw new TextError(`This is too large: ${emitted.tooLarge}.`, 0, text.length);
  }
  const { program, keptVectors, keptNumbers } = emitted;
  return { program, statements, names, keptVectors, keptNumbers };
}

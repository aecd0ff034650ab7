// What becomes of a number that somebody typed: its value, and words where that is not what was typed.

import { readValue } from '../../config/values.js';
import { parseTypedNumber } from '../../drawing/typed-values.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

/**
 * @param {Param} spec of the number, or of the list that it is in
 * @param {string} text
 * @returns {{ value: number | null | undefined, message: string }} value: valid for the parameter; null: not
 *   set; undefined: the text is no number; message: why another value is used; empty: it is not
 */
export function readTyped(spec, text) {
  if (text.trim() === '' && spec.optional) return { value: null, message: '' };
  const isWhole = spec.type === 'int' || spec.whole === true;
  const number = parseTypedNumber(text, { isWhole });
  if (Number.isNaN(number))
    return { value: undefined, message: 'is not a number; nothing was changed' };
  const { value, message = '' } = readValue({ ...spec, type: isWhole ? 'int' : 'real' }, number);
  if (value !== null && typeof value !== 'number') return { value: undefined, message };
  const isLost = value === 0 && !message && /^[^e^]*[1-9]/i.test(text);
  if (isLost) return { value, message: 'is too close to 0 to be told from it; 0 is used' };
  return { value, message };
}

/**
 * @param {Param} spec of a list of pairs
 * @param {string} text "0:1 100:0.5", also with hyphens, semicolons or commas between them
 * @returns {{ value: number[] | undefined, message: string }}
 */
export function readTypedPairs(spec, text) {
  const numbers = text
    .split(/[\s;]+|(?<=[\d.])-/)
    .filter(Boolean)
    .flatMap((pair) => pair.split(/[:,]/))
    .map((part) => readTyped({ ...spec, optional: false, whole: false, type: 'real' }, part));
  const values = numbers.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  if (values.length < numbers.length || values.length % 2 > 0) {
    return { value: undefined, message: 'are no pairs such as 0:1 100:0.5; nothing was changed' };
  }
  return { value: values, message: numbers.find(({ message }) => message)?.message ?? '' };
}

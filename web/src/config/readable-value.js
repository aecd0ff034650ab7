// Values for people who do not know how links spell them. No first curve has one.

import { writeValue } from './value-text.js';

/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */

/**
 * The text of a valid value for people who do not know how links spell it: "x₁², x₁·x₂" instead of "x1sq-x1x2".
 * @param {Param} param
 * @param {Value} value
 * @returns {string}
 */
export function readableValue(param, value) {
  const isOfNames = Array.isArray(value) && param.choices?.length;
  return isOfNames
    ? value.map((one) => readableFeature(String(one))).join(', ')
    : writeValue(param, value);
}

/**
 * @param {string} id of an input in the plane: "x1sq", "x1x2", "sinx1"
 * @returns {string} "x₁²", "x₁·x₂", "sin x₁"
 */
export function readableFeature(id) {
  return id
    .replace(/sq$/, '²')
    .replace(/(x\d)(x\d)/, '$1·$2')
    .replace(/x(\d)/g, (_, digit) => `x${'₀₁₂₃₄₅₆₇₈₉'[Number(digit)]}`)
    .replace(/^(sin|cos)/, '$1 ');
}

// What is wrong with an input, as a JavaScript error for callers of functions that cannot go on.

/** @typedef {import('./input-error.js').InputError} InputError */

/**
 * @typedef {object} FieldError what makes an error one of the engine's
 * @property {string} key the field
 * @property {string} value what was given
 * @property {string} rule that the value breaks
 */

/** @typedef {Error & FieldError} EngineError names the field, the value and the rule */

/**
 * @param {InputError} inputError
 * @returns {EngineError}
 */
export function toError({ key, value, message }) {
  const error = new Error(`${key}: ${value === '' ? '' : `${value} `}${message}`);
  return Object.assign(error, { key, value, rule: message });
}

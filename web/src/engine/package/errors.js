// Errors that name the field, the value and the rule.

/**
 * @param {{ key: string, value: string, message: string }} problem
 * @returns {Error & { key: string, value: string, rule: string }}
 */
export function problemError({ key, value, message }) {
  const error = new Error(`${key}: ${value === '' ? '' : `${value} `}${message}`);
  return Object.assign(error, { key, value, rule: message });
}

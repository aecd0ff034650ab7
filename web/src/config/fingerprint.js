// Fingerprints: what training a link gave, in 16 hexadecimal digits.

/**
 * Whether text has the form of a fingerprint.
 * @param {unknown} text
 * @returns {text is string}
 */
export function isFingerprint(text) {
  return typeof text === 'string' && /^[0-9a-f]{16}$/i.test(text);
}

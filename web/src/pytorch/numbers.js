// Arrays as one line of text.

const CHUNK = 0x8000;

/**
 * @param {ArrayLike<number>} values
 * @returns {string} base64 of them as float32, little-endian
 */
export function floatsInBase64(values) {
  const bytes = floatBytes(values);
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}

/**
 * @param {ArrayLike<number>} values
 * @returns {Uint8Array} as float32, little-endian on every machine
 */
export function floatBytes(values) {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; ++i) view.setFloat32(4 * i, values[i], true);
  return new Uint8Array(view.buffer);
}

/** Classes that one character can name: 0 to 9, a to z. */
export const MOST_DIGITS = 36;

/**
 * @param {ArrayLike<number>} classes each below MOST_DIGITS
 * @returns {string} a character each
 */
export function classDigits(classes) {
  return Array.from(classes, (each) => each.toString(MOST_DIGITS)).join('');
}

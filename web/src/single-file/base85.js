// Bytes as signs that every character set has and no document or string has to escape: five for four bytes, as base64
// has four for three. The alphabet is that of Z85 (ZeroMQ RFC 32) with other signs for those that HTML and
// JavaScript take for their own.

const ALPHABET =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?_,~()[]{}@%;#';
const BASE = 85;
const GROUP = 4;
const SIGNS = 5;
// Stands where nothing does any more: of the highest value, so that what is known of a last, shorter group is enough.
const FILL = BASE - 1;

/**
 * @param {Uint8Array} bytes
 * @returns {string} a last group of n bytes is n + 1 signs
 */
export function encode85(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += GROUP) {
    const known = Math.min(GROUP, bytes.length - i);
    let value = 0;
    for (let j = 0; j < GROUP; ++j) value = value * 256 + (bytes[i + j] ?? 0);
    text += signsOf(value).slice(0, known + 1);
  }
  return text;
}

/** @param {number} value below 2^32 */
function signsOf(value) {
  let text = '';
  for (let rest = value, j = 0; j < SIGNS; ++j, rest = Math.floor(rest / BASE)) {
    text = ALPHABET[rest % BASE] + text;
  }
  return text;
}

/**
 * @param {string} text of encode85
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decode85(text) {
  const values = new Uint8Array(128).fill(FILL);
  for (let i = 0; i < BASE; ++i) values[ALPHABET.charCodeAt(i)] = i;
  const groups = Math.ceil(text.length / SIGNS);
  const view = new DataView(new ArrayBuffer(groups * GROUP));
  for (let i = 0; i < groups; ++i) {
    let value = 0;
    for (let j = i * SIGNS; j < (i + 1) * SIGNS; ++j) {
      value = value * BASE + (j < text.length ? values[text.charCodeAt(j)] : FILL);
    }
    view.setUint32(i * GROUP, value);
  }
  const missing = groups * SIGNS - text.length;
  return new Uint8Array(view.buffer, 0, groups * GROUP - missing);
}

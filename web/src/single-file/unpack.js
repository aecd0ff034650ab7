// What the single file carries is compressed by xz, which is a fifth smaller than what browsers can unpack by
// themselves, then written as base64.

import { XzReadableStream } from 'xz-decompress';

/**
 * @param {string} base64 of what xz made
 * @returns {ReadableStream<Uint8Array>} what was packed
 */
export function unpack(base64) {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = letters.charCodeAt(i);
  return new XzReadableStream(new Blob([bytes]).stream());
}

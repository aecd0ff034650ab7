// What the single file carries is compressed by xz, which is a fifth smaller than what browsers can unpack by
// themselves, then written as text.

import { XzReadableStream } from 'xz-decompress';
import { decode85 } from './base85.js';

/**
 * @param {string} text what xz made, in base 85
 * @returns {ReadableStream<Uint8Array>} what was packed
 */
export function unpack(text) {
  return new XzReadableStream(new Blob([decode85(text)]).stream());
}

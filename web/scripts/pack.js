// Packs what the single file carries. What was packed once is kept in build/packed: modules and data change seldom, and
// compressing them takes seconds.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { root } from '../../cpp/scripts/run.js';
import { encode85 } from '../src/single-file/base85.js';

const kept = path.join(root, 'build/packed');
/**
 * @param {string | Uint8Array} content
 * @param {{ isKept?: boolean }} [how] isKept: it will be the same next time
 * @returns {Promise<string>} what xz makes of it, in base 85, see single-file/unpack.js
 */
export async function pack(content, { isKept = false } = {}) {
  const file = path.join(kept, `${createHash('sha256').update(content).digest('hex')}.85`);
  if (isKept && existsSync(file)) return readFileSync(file, 'utf8');
  // Imported late: it is a package that may just have been installed. Border: it comes without types.
  // @ts-expect-error
  const { default: lzma } = await import('lzma-native');
  const filter = { id: lzma.FILTER_LZMA2, options: howTo(lzma) };
  const encoder = lzma.createStream('streamEncoder', { filters: [filter] });
  encoder.end(content);
  const bytes = await buffer(encoder);
  const text = encode85(bytes);
  if (isKept) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, text);
  }
  return text;
}

// As `xz -9e` does it, but for two things: neither scripts nor modules are made of words of two or four bytes, and
// what unpacks them needs no more memory than they have bytes.
/** @param {Record<string, number>} lzma */
function howTo({ MODE_NORMAL, MF_BT4 }) {
  return { mode: MODE_NORMAL, mf: MF_BT4, niceLen: 273, depth: 512, pb: 0, dictSize: 1 << 22 };
}

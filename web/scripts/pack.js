// Packs what the single file carries. What was packed once is kept in build/packed: modules and data change seldom, and
// compressing them takes seconds.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';
import { encode85 } from '../src/single-file/base85.js';

const kept = path.join(root, 'build/packed');
// Of xz: the highest.
const STRENGTH = 9;

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
  /** @type {Buffer} */
  const bytes = await lzma.compress(Buffer.from(content), { preset: STRENGTH });
  const text = encode85(bytes);
  if (isKept) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, text);
  }
  return text;
}

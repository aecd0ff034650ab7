// The examples of a guide.

import { readFileSync } from 'node:fs';

/**
 * @param {string} file Markdown
 * @param {string} language
 * @returns {string[]} what its blocks of that language hold
 */
export function blocksOf(file, language) {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```(\w+)\n([^]*?)^```$/gm);
  return [...blocks].filter(([, name]) => name === language).map(([, , text]) => text);
}

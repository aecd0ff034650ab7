// What was made by some sources stays as it is until one of them changes: their version tells.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../src/', import.meta.url));

/**
 * @param {string[]} names of files and folders below web/src
 * @param {URL[]} others more files
 * @returns {string} another one when any of them changes
 */
export function sourcesVersion(names, others) {
  const hash = createHash('sha256');
  for (const file of [...names.flatMap(filesIn), ...others]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {string} name below web/src */
function filesIn(name) {
  const place = path.join(sources, name);
  if (path.extname(name)) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.extname(file))
    .sort()
    .map((file) => path.join(place, file));
}

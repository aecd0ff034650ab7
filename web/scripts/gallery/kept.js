// Where the pictures of presets are kept from one build to the next, and when they are out of date.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('../../src/ui/model/gallery.js').Preset} Preset */

/** The themes that every picture is drawn in. */
export const THEMES = /** @type {const} */ (['light', 'dark']);

const folder = fileURLToPath(new URL('../../../build/gallery/', import.meta.url));
const sources = fileURLToPath(new URL('../../src/', import.meta.url));
// What trains, what draws, and which colours it has.
const DRAWING = [
  'drawing',
  'views',
  'figure',
  'elements/styles/tokens.css',
  'wasm/playground.wasm',
];

/** @type {string | undefined} */
let version;

/**
 * @param {Preset} preset
 * @param {typeof THEMES[number]} theme
 * @returns {string} path of a file, which need not exist
 */
export function keptFile({ id, link, picture }, theme) {
  version ??= versionOf([
    ...DRAWING.flatMap(filesIn),
    fileURLToPath(new URL('picture.js', import.meta.url)),
  ]);
  const hash = createHash('sha256').update([version, link, picture].join('\n')).digest('hex');
  return path.join(folder, `${id}-${theme}-${hash.slice(0, 16)}.webp`);
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

/** @param {string[]} files */
function versionOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

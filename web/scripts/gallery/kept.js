// The pictures of the gallery and of data sets: which there are, where they are kept from one build to the
// next, and when they are out of date.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRESETS } from '../../src/ui/model/gallery.js';
import { sourcesVersion } from '../sources-version.js';

/**
 * @typedef {object} Picture in each of the themes
 * @property {string} name
 * @property {string} link what is trained
 * @property {string} [view] what is shown of it; without: its data
 */

/** The themes that every picture is drawn in. */
export const THEMES = /** @type {const} */ (['light', 'dark']);

const folder = fileURLToPath(new URL('../../../build/gallery/', import.meta.url));
const sources = fileURLToPath(new URL('../../src/', import.meta.url));
// What trains, what lays out, and which colours there are. A change of one view is hardly seen at this
// size, and no reason to train for half a minute.
const DRAWING = [
  ...['figure', 'elements/styles/tokens.css', 'wasm/playground.wasm'],
  'ui/panels/draw-thumbnail.js',
];
const OWN = ['picture.js', 'data-picture.js'];

/** @type {string | undefined} */
let version;

/**
 * @returns {Picture[]} of all presets, and of all data sets that are files
 */
export function allPictures() {
  const catalog = readFileSync(path.join(sources, 'wasm/catalog.json'), 'utf8');
  /** @type {import('../../src/catalog/catalog-index.js').Catalog} */
  const { datasets } = JSON.parse(catalog);
  return [
    ...PRESETS.map(({ id, link, picture }) => ({ name: id, link, view: picture })),
    ...datasets
      .filter(({ file }) => file)
      .map(({ id }) => ({ name: `data-${id}`, link: `data=${id}` })),
  ];
}

/**
 * @param {Picture} picture
 * @param {typeof THEMES[number]} theme
 * @returns {string} path of a file, which need not exist
 */
export function keptFile({ name, link, view = '' }, theme) {
  version ??= sourcesVersion(
    DRAWING,
    OWN.map((file) => new URL(file, import.meta.url)),
  );
  const hash = createHash('sha256').update([version, link, view].join('\n')).digest('hex');
  return path.join(folder, `${name}-${theme}-${hash.slice(0, 16)}.webp`);
}

// The pictures of the gallery and of data sets: which there are, where they are kept from one build to the
// next, and when they are out of date.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRESETS } from '../../src/ui/model/gallery.js';

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
  version ??= versionOf([
    ...DRAWING.flatMap(filesIn),
    ...OWN.map((file) => fileURLToPath(new URL(file, import.meta.url))),
  ]);
  const hash = createHash('sha256').update([version, link, view].join('\n')).digest('hex');
  return path.join(folder, `${name}-${theme}-${hash.slice(0, 16)}.webp`);
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

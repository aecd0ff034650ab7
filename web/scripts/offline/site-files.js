// What a built site consists of, as its pages and its service worker have to know it.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('../../src/offline/names.js').Build} Build */
/** @typedef {import('../../src/offline/names.js').Parts} Parts */

/** The pages that work without a connection; "" is what the folder itself answers. */
export const PAGES = ['index.html', 'reference.html'];

// A larger data set is kept once it was used.
const SMALL_DATA_BYTES = 200_000;
const ID_LENGTH = 16;
// In this order: what training needs comes first.
const ALWAYS = [/^assets\//, /^icon\.svg$/, /^data\/.*\.bin$/, /^gallery\//];
const ON_USE = [/^optimizer-playground.*\.html$/, /^licences\.txt$/, /^element\.js$/];
// A worker is a program of its own, and pages of other kinds have their own parts.
const NOT_A_PART =
  /\/trainer\.worker-|\/(reference|learn|playground-embed|embed-parts|embed-goal|host-controls)-/;

/**
 * @param {string} folder of a built site
 * @param {RegExp} [without] what does not belong to it
 * @returns {string[]} paths relative to it, with slashes, sorted
 */
export function filesOf(folder, without = /^package\//) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !without.test(name))
    .sort();
}

/**
 * @param {string} folder
 * @param {string[]} names
 * @param {string} program what else decides what a build does: the source of its service worker
 * @returns {string} the same for the same files
 */
export function buildId(folder, names, program) {
  const hash = createHash('sha256').update(program);
  for (const name of names)
    hash.update(`\n${name}\n`).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex').slice(0, ID_LENGTH);
}

/**
 * @param {string} folder
 * @param {string[]} names
 * @param {string} id
 * @returns {Build} what the service worker keeps
 */
export function buildOf(folder, names, id) {
  const pages = PAGES.filter((name) => names.includes(name));
  const kept = ALWAYS.flatMap((kind) => names.filter((name) => kind.test(name)));
  const late = names.filter((name) => ON_USE.some((kind) => kind.test(name)));
  const describe = (/** @type {string} */ name) => {
    const bytes = readFileSync(path.join(folder, name));
    const isLarge = name.startsWith('data/') && bytes.length > SMALL_DATA_BYTES;
    const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
    return isLarge || late.includes(name)
      ? { path: name, integrity, onUse: true }
      : { path: name, integrity };
  };
  return {
    id,
    files: [
      ...pages.map((name) => ({ path: name === 'index.html' ? '' : name })),
      ...[...kept, ...late].map(describe),
    ],
  };
}

/**
 * @param {Build} build
 * @returns {Parts} what an open page may still need
 */
export function partsOf({ files }) {
  const always = files.filter(({ onUse }) => !onUse).map(({ path: name }) => name);
  const assets = always.filter((name) => name.startsWith('assets/') && !NOT_A_PART.test(name));
  return {
    scripts: assets.filter((name) => name.endsWith('.js')),
    styles: assets.filter((name) => name.endsWith('.css')),
    data: always.filter((name) => name.startsWith('data/')),
  };
}

// Names of files that tell what is inside.

import { indexCatalog } from '../catalog/catalog-index.js';
import { emptyRun } from './config.js';
import { problemOf } from './problem.js';
import { runNames } from './run-names.js';
import { pickedEntry } from './settings.js';

/** @typedef {{ catalog: import('../catalog/catalog-index.js').Catalog, config: import('./config.js').Config }}
 *   Experiment */

// More names are too many for a name.
const MOST_NAMES = 3;
const MOST_CHARACTERS = 80;

/**
 * @param {Experiment} experiment
 * @param {string} part what of the experiment, in a word
 * @param {string} extension without a dot
 * @returns {string} such as "adam-vs-sgd-spirals-loss.svg": small letters, digits and hyphens
 */
export function fileName(experiment, part, extension) {
  const runs = runsInShort(experiment, { comma: '-vs-', and: '-vs-' });
  const words = [runs, problemName(experiment), part].filter(Boolean).join('-');
  return `${namePart(words)}.${extension}`;
}

/**
 * @param {string} words
 * @param {number} [most] characters
 * @returns {string} small letters, digits and hyphens; empty if there are no letters that a name can have
 */
export function namePart(words, most = MOST_CHARACTERS) {
  const name = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return name.replace(/^-+/, '').slice(0, most).replace(/-+$/, '');
}

/**
 * The visible runs.
 * @param {Experiment} experiment
 * @param {{ comma: string, and: string }} joints between names, and before the last one
 * @returns {string} names, or how many there are
 */
export function runsInShort({ config, catalog }, { comma, and }) {
  const names = runNames(config, catalog).filter((_, place) => config.runs[place].visible);
  if (names.length > MOST_NAMES)
    return manyInShort(names.length, { config, catalog }, { comma, and });
  return joined(names, { comma, and });
}

/**
 * @param {string[]} names
 * @param {{ comma: string, and: string }} joints
 */
function joined(names, { comma, and }) {
  const last = names.pop() ?? 'no run';
  return names.length ? names.join(comma) + and + last : last;
}

/**
 * @param {number} count
 * @param {Experiment} experiment
 * @param {{ comma: string, and: string }} joints
 */
function manyInShort(count, { config, catalog }, joints) {
  const ids = new Set(
    config.runs.filter(({ visible }) => visible).map(({ optimizer }) => optimizer),
  );
  if (ids.size > MOST_NAMES) return ids.size === count ? `${count} optimizers` : `${count} runs`;
  const runs = [...ids].map((id) => emptyRun(id, catalog));
  const rules = runNames({ ...config, runs }, catalog);
  return rules.length > 1 ? joined(rules, joints) : `${rules[0]} in ${count} variants`;
}

/**
 * @param {Experiment} experiment
 * @returns {string} name of the data set, or of the surface
 */
export function problemName({ config, catalog }) {
  const { surface, dataset } = problemOf(config, catalog);
  if (!surface) return dataset?.name ?? 'own data';
  const picker = catalog.settings.find(({ family }) => family === 'surfaces');
  const entry = picker && pickedEntry(config.settings, picker, indexCatalog(catalog));
  return entry?.name ?? 'a surface';
}

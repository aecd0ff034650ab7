// The last experiments, as the browser of the reader remembers them. What stands there may be anything.

import { findEntry } from '../../catalog/entries.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { MAX_LINK_LENGTH } from '../../config/link.js';
import { problemOf } from '../../config/problem.js';
import { runNames } from '../../config/run-names.js';
import { settingValue } from '../../config/settings.js';
import { isKept } from '../../config/table.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/config.js').Config} Config */

/**
 * @typedef {object} Recent
 * @property {string} link canonical
 * @property {string} words its title, or what it is
 * @property {number} time when it was last at hand, in milliseconds since 1970
 */

export const MOST_RECENT = 10;
const MAX_WORDS = 160;
const STORAGE_KEY = 'recent-experiments';
const NAMED_RUNS = 3;

/**
 * The storage of the browser; a sandboxed frame and some private windows refuse it.
 * @param {'localStorage' | 'sessionStorage'} name
 * @returns {Storage | null}
 */
export function storageOf(name) {
  try {
    return globalThis[name] ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {Storage | null} storage
 * @returns {Recent[]} the latest first
 */
export function readRecent(storage) {
  try {
    const stored = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap(validRecent).slice(0, MOST_RECENT);
  } catch {
    return [];
  }
}

/**
 * Puts an experiment in front of the others.
 * @param {Storage | null} storage
 * @param {Recent} recent
 * @param {string} [replaced] link of the experiment that became this one
 */
export function writeRecent(storage, recent, replaced) {
  const others = readRecent(storage).filter(
    ({ link }) => link !== recent.link && link !== replaced,
  );
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify([recent, ...others].slice(0, MOST_RECENT)));
  } catch {
    // Full or refused: the experiment is not remembered.
  }
}

/**
 * Whether a link means the same later on: a table that is too large for it is gone with the page.
 * @param {Config} config
 */
export function canBeKept({ table }) {
  return !isKept(table);
}

/**
 * @param {unknown} one
 * @returns {Recent[]} it, if it is one
 */
function validRecent(one) {
  const { link, words, time } = /** @type {Partial<Recent>} */ (one ?? {});
  if (typeof link !== 'string' || !link.startsWith('v=') || link.length > MAX_LINK_LENGTH)
    return [];
  if (typeof words !== 'string' || typeof time !== 'number' || !(time > 0)) return [];
  return [{ link, words: words.slice(0, MAX_WORDS), time }];
}

/**
 * An experiment in a few words: its title, or problem and runs.
 * @param {Config} config
 * @param {Catalog} catalog
 */
export function wordsOf(config, catalog) {
  if (config.title) return config.title.slice(0, MAX_WORDS);
  const { surface, dataset } = problemOf(config, catalog);
  const id = String(settingValue(config.settings, 'surface', indexCatalog(catalog)));
  const problem = surface ? findEntry(catalog, 'surfaces', id)?.name : dataset?.name;
  const names = runNames(config, catalog);
  const more = names.length - NAMED_RUNS;
  const shown = names.slice(0, more > 1 ? NAMED_RUNS : names.length).join(', ');
  const runs = more > 1 ? `${shown} and ${more} more` : shown || 'no runs';
  return `${problem ?? id}: ${runs}`.slice(0, MAX_WORDS);
}

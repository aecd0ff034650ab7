// A link as a draft of fields. What is found here is which field each piece of text belongs to; the
// gate checks what the texts are worth.

import { ownValue } from '../catalog/entries.js';
import { placed } from './input-error.js';
import { addText, LinkText, noFields } from './link-text.js';
import { readRun } from './read-run.js';
import { TASK } from './task.js';
import { splitPairs } from './text.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('./input-error.js').Report} Report */
/** @typedef {import('./read-run.js').RunDraft} RunDraft */

/**
 * @typedef {object} LinkDraft an experiment as its text says it
 * @property {LinkText} [version]
 * @property {LinkText} [title]
 * @property {LinkText} [note]
 * @property {LinkText} [goal]
 * @property {LinkText} [free]
 * @property {LinkText} [hint]
 * @property {LinkText} [table]
 * @property {LinkText} [fingerprint]
 * @property {Record<string, LinkText>} settings
 * @property {RunDraft[]} runs
 */

/** @typedef {'version' | 'title' | 'note' | 'table' | 'fingerprint' | import('./task.js').TaskField} Field */

/** @type {Record<string, Field>} */
const FIELDS = {
  v: 'version',
  fp: 'fingerprint',
  ...Object.fromEntries(['title', 'note', 'table', ...TASK].map((key) => [key, key])),
};

/**
 * Never throws on text.
 * @param {string} text `v=1&...`
 * @param {CatalogIndex} index
 * @param {Report} report told of words that no field can have
 * @returns {LinkDraft}
 */
export function readLink(text, index, report) {
  /** @type {LinkDraft} */
  const draft = { settings: noFields(), runs: [] };
  for (const { key, raw } of splitPairs(text)) {
    const field = ownValue(FIELDS, key);
    if (key === 'run') draft.runs.push(readRun(raw, index, placed(draft.runs.length, report)));
    else if (!field) addText(draft.settings, key, { key, raw });
    else if (draft[field]) draft[field].raws.push(raw);
    else draft[field] = new LinkText(key, raw);
  }
  return draft;
}

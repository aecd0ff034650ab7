// A label must not name what a run no longer is: "SGD" on a run that was changed to Adam, "lr 0.1" where
// the rate is 0.2.

import { findEntry } from '../catalog/entries.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

// Shorter texts are in many names by chance.
const LEAST_LETTERS = 3;
const BEFORE_A_RATE = /(^|[^\p{L}])(lr|rate|eta|η|=)\s*[=:]?\s*$/iu;

/**
 * The label that is left after an edit of its run.
 * @param {RunConfig} before
 * @param {RunConfig} after
 * @param {Catalog} catalog
 * @returns {string} empty if it named what is gone; a label that was edited itself stays
 */
export function labelAfter(before, after, catalog) {
  const { label } = after;
  if (!label || label !== before.label) return label;
  const kept = new Set(namesOf(after, catalog));
  const gone = namesOf(before, catalog).filter((name) => !kept.has(name));
  const isStale = gone.some((name) => names(label, name)) || namesOldRate(label, before, after);
  return isStale ? '' : label;
}

/**
 * What a label may call a run: ids and names of its rule, its schedule and its wrappers.
 * @param {RunConfig} run
 * @param {Catalog} catalog
 * @returns {string[]} plain
 */
function namesOf(run, catalog) {
  const { optimizer, schedule, wrappers } = run;
  const rules = [optimizer, ...wrappers.map(({ id }) => id)];
  const known = [
    ...rules.flatMap((id) => [id, findEntry(catalog, 'optimizers', id)?.name ?? id]),
    ...[schedule, findEntry(catalog, 'schedules', schedule)?.name ?? schedule],
  ];
  // What stands in brackets tells variants apart; nobody calls a run so.
  return [...new Set(known.map((name) => plain(name.replace(/\(.*\)/, ''))))];
}

/**
 * Whether a label holds a name, or is a part of it ("gradient descent").
 * @param {string} label
 * @param {string} name plain
 */
function names(label, name) {
  const text = plain(label);
  const isPart = text.trim().length >= LEAST_LETTERS && name.includes(text);
  return isPart || text.includes(name);
}

/**
 * @param {string} label
 * @param {RunConfig} before
 * @param {RunConfig} after
 */
function namesOldRate(label, before, after) {
  const old = before.params.lr;
  if (typeof old !== 'number' || after.params.lr === old) return false;
  return [...label.matchAll(/\d[\d.]*(e[+-]?\d+)?/gi)].some(({ 0: number, index }) => {
    const isRate = /[.e]/i.test(number) || BEFORE_A_RATE.test(label.slice(0, index));
    return isRate && Number(number) === old;
  });
}

/**
 * @param {string} text
 * @returns {string} its words in small letters, with a blank around each
 */
function plain(text) {
  return ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;
}

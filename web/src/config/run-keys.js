// What the keys of a run mean: parameters of its optimizer, schedule, warm-up and wrappers, settings
// that it overrides, and a few words.

import { ownValue } from '../catalog/entries.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').IndexedEntry} IndexedEntry */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */

/**
 * @typedef {object} RunEntries what decides the meaning of a run's keys, with the free names of texts
 * @property {IndexedEntry | undefined} rule
 * @property {IndexedEntry | undefined} schedule
 * @property {IndexedEntry | undefined} warmup
 */

/**
 * @typedef {object} KeyTarget
 * @property {string} prefix of the family, or "<wrapper>."
 * @property {string} id of the parameter or setting
 * @property {IndexedEntry} [entry] that has the parameter; none for a setting
 */

export const OPTIMIZER = 'optimizer.';
export const SCHEDULE = 'schedule.';
export const WARMUP = 'warmup.';
export const SETTING = 'setting.';
/** The length of the warm-up where the schedule has a parameter called `warmup` itself. */
export const WARMUP_LENGTH = 'warmup.warmup';

// Words with a meaning of their own; a parameter of that name needs its prefix.
const RESERVED = new Set(['schedule', 'warmup.kind', 'with', 'label', 'color', 'visible']);

/**
 * Whether a key is a word with a meaning of its own in every run.
 * @param {string} key
 */
export function isReserved(key) {
  return RESERVED.has(key);
}

/**
 * @param {{ optimizer: string, params: Values, schedule: string, scheduleParams: Values,
 *   warmupKind: string }} run
 * @param {CatalogIndex} index
 * @returns {RunEntries}
 */
export function entriesOf(run, index) {
  return {
    rule: index.rule(run.optimizer, run.params),
    schedule: index.schedule(run.schedule, run.scheduleParams),
    warmup: index.warmup(run.warmupKind),
  };
}

/**
 * Whether `warmup` is a parameter of the run's optimizer or schedule.
 * @param {RunEntries} entries
 */
export function ownsWarmup({ rule, schedule }) {
  return [rule, schedule].some((entry) => entry?.paramById.has('warmup'));
}

/**
 * Whether a key is the length of the warm-up.
 * @param {RunEntries} entries
 * @param {string} key
 */
export function isWarmupLength(entries, key) {
  return key === WARMUP_LENGTH || (key === 'warmup' && !ownsWarmup(entries));
}

/**
 * What a key of a run means. Settings come last and are not looked up.
 * @param {RunEntries} entries
 * @param {string} key
 * @param {CatalogIndex} index
 * @returns {KeyTarget | undefined} undefined: the key has a meaning of its own
 */
export function keyTarget(entries, key, index) {
  if (isReserved(key) || isWarmupLength(entries, key)) return undefined;
  return bareTarget(entries, key) ?? prefixedTarget(entries, key, index) ?? settingTarget(key);
}

/**
 * The key of a parameter or setting: its bare id where that means it, else with the prefix.
 * @param {RunEntries} entries
 * @param {string} prefix
 * @param {string} id
 * @param {CatalogIndex} index
 * @returns {string}
 */
export function shortestKey(entries, prefix, id, index) {
  if (prefix === WARMUP || prefix === `${id}.`) return prefix + id;
  const target = keyTarget(entries, id, index);
  return target && target.prefix === prefix && target.id === id ? id : prefix + id;
}

/**
 * @param {RunEntries} entries
 * @param {string} key
 * @returns {KeyTarget | undefined}
 */
function bareTarget({ rule, schedule }, key) {
  if (rule?.paramById.has(key)) return { prefix: OPTIMIZER, id: key, entry: rule };
  if (schedule?.paramById.has(key)) return { prefix: SCHEDULE, id: key, entry: schedule };
  return undefined;
}

/**
 * @param {RunEntries} entries
 * @param {string} key
 * @param {CatalogIndex} index
 * @returns {KeyTarget | undefined}
 */
function prefixedTarget({ rule, schedule, warmup }, key, index) {
  const dot = key.indexOf('.');
  const prefix = key.slice(0, dot + 1);
  const families = { [OPTIMIZER]: rule, [SCHEDULE]: schedule, [WARMUP]: warmup };
  const entry = ownValue(families, prefix) ?? index.wrapper(prefix.slice(0, -1));
  const id = key.slice(dot + 1);
  return entry?.paramById.has(id) ? { prefix, id, entry } : undefined;
}

/**
 * @param {string} key
 * @returns {KeyTarget}
 */
function settingTarget(key) {
  return { prefix: SETTING, id: key.startsWith(SETTING) ? key.slice(SETTING.length) : key };
}

// What a run has other than the run above it, in plain words.

import { indexCatalog } from '../../../catalog/catalog-index.js';
import { factsOfRuns } from '../../../config/describe.js';
import { inSentence } from '../../../drawing/in-sentence.js';
import { labelOf } from '../../../drawing/typed-values.js';

/** @typedef {import('../../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../../../config/config.js').Config} Config */
/** @typedef {import('../../../config/describe.js').Fact} Fact */
/** @typedef {Map<string, Fact>} Facts */

const RATE = 'lr';
const SCHEDULE = 'schedule';
const BATCH = 'batch';
// Nearer rates are told by their values.
const LEAST_RATIO = 1.1;
// Names that say already that they are of a schedule.
const SAYS_SCHEDULE = /(schedule|decay|cycle|hand|test|start)$/i;

/** What stands in the first row. */
export const NO_RUN_ABOVE = '–';

/**
 * @param {Config} config canonical
 * @param {Catalog} catalog
 * @param {number[]} order indices of the runs from top to bottom
 * @returns {Record<number, string>} by index of the run: "rate 10 times larger; cosine schedule"
 */
export function differencesFromAbove({ runs, ...config }, catalog, order) {
  const index = indexCatalog(catalog);
  const facts = factsOfRuns({ ...config, runs }, catalog);
  const wordsFor = (/** @type {number} */ run, /** @type {number | undefined} */ above) => {
    if (above === undefined) return NO_RUN_ABOVE;
    const isOtherRule = runs[run].optimizer !== runs[above].optimizer;
    return changes(facts[above], facts[run], { index, isOtherRule }).join('; ') || 'nothing';
  };
  return Object.fromEntries(order.map((run, place) => [run, wordsFor(run, order[place - 1])]));
}

/**
 * @param {Facts} before
 * @param {Facts} after
 * @param {{ index: CatalogIndex, isOtherRule: boolean }} context
 * @returns {string[]}
 */
function changes(before, after, { index, isOtherRule }) {
  const words = [];
  const changed = [...after.values()].filter(({ key, value, isParam }) => {
    const old = before.get(key);
    // A parameter that the run above does not have came with its entry.
    return old ? old.value !== value : !isParam;
  });
  if (isOtherRule) {
    words.push(changed.some(({ key }) => key === RATE) ? 'rule and rate' : 'rule');
  }
  for (const fact of changed) {
    if (fact.key === RATE && isOtherRule) continue;
    words.push(wordsOf(fact, before.get(fact.key), index));
  }
  for (const { key, isParam } of before.values()) {
    const wrapper = isParam || after.has(key) ? undefined : index.wrapper(key);
    if (wrapper) words.push(`without ${inSentence(wrapper.name)}`);
  }
  return words;
}

/**
 * @param {Fact} fact
 * @param {Fact | undefined} old of the run above
 * @param {CatalogIndex} index
 */
function wordsOf({ key, value, text, isParam }, old, index) {
  if (key === RATE) return rateWords(Number(value), Number(old?.value));
  if (isParam) return text;
  if (key === SCHEDULE) return scheduleWords(text, value === index.defaultSchedule);
  const wrapper = index.wrapper(key);
  if (wrapper) return `with ${inSentence(wrapper.name)}`;
  const setting = index.settingById.get(key);
  if (!setting || setting.type === 'bool') return text;
  const label = inSentence(labelOf(setting));
  const name = index.entry(setting.family, value)?.name;
  if (value === 'none') return `no ${label}`;
  if (key === BATCH && value === '0') return 'full batch';
  if (!name) return `${label} ${value}`;
  return inSentence(name).includes(label) ? inSentence(name) : `${name} ${label}`;
}

/**
 * @param {number} rate
 * @param {number} above
 */
function rateWords(rate, above) {
  const ratio = rate > above ? rate / above : above / rate;
  if (!(ratio >= LEAST_RATIO && Number.isFinite(ratio))) return `rate ${rate}`;
  const times = Number(ratio.toPrecision(2));
  return `rate ${times} times ${rate > above ? 'larger' : 'smaller'}`;
}

/**
 * @param {string} name
 * @param {boolean} isUsual the rate does not change
 */
function scheduleWords(name, isUsual) {
  if (isUsual) return `${inSentence(name)} rate`;
  return SAYS_SCHEDULE.test(name) ? inSentence(name) : `${inSentence(name)} schedule`;
}

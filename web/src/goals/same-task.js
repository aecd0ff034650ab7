// Whether an experiment is a solution of an exercise: what the exercise does not leave free must be as it was.

import { indexCatalog } from '../catalog/catalog-index.js';
import {
  OPTIMIZER,
  SCHEDULE,
  SETTING,
  WARMUP,
  entriesOf,
  shortestKey,
} from '../config/run-keys.js';
import { mergeSettings, settingValue } from '../config/settings.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

/** Optimizers, schedules and their parameters, and how many runs there are. */
export const RUNS = 'runs';

/**
 * @typedef {object} Difference
 * @property {number | null} run its place; null: of the whole experiment
 * @property {string} key as `free=` names it
 */

/**
 * Where an experiment differs from an exercise although it should not.
 * @param {Config} exercise canonical
 * @param {Config} solution canonical
 * @param {Catalog} catalog
 * @returns {Difference[]}
 */
export function lockedDifferences(exercise, solution, catalog) {
  const index = indexCatalog(catalog);
  const free = new Set(exercise.free ?? [RUNS]);
  const words = /** @type {const} */ (['goal', 'hint']).filter(
    (key) => !same(exercise[key], solution[key]),
  );
  const table = !free.has('data') && exercise.table !== solution.table ? ['table'] : [];
  /** @type {Difference[]} */
  const whole = [...words, ...table].map((key) => ({ run: null, key }));
  const count = solution.runs.length;
  if (!free.has(RUNS) && count !== exercise.runs.length) whole.push({ run: null, key: RUNS });
  const places = Array.from({ length: Math.max(1, count) }, (_, run) => run);
  const differences = places.flatMap((run) => {
    const isFree = (/** @type {string[]} */ names) =>
      names.some((name) => free.has(name) || free.has(`run${run + 1}.${name}`));
    const facts = [exercise, solution].map((config) => factsOf(config, run, index));
    return differingKeys(facts[0], facts[1], isFree).map((key) => ({ run, key }));
  });
  return [...whole, ...shared(differences, count)];
}

/**
 * What differs in all runs alike is one difference of the experiment.
 * @param {{ run: number, key: string }[]} differences
 * @param {number} count of runs
 * @returns {Difference[]}
 */
function shared(differences, count) {
  const isShared = (/** @type {string} */ key) =>
    key.startsWith(SETTING) && differences.filter((one) => one.key === key).length >= count;
  const keys = new Set(differences.map(({ key }) => key).filter(isShared));
  const own = differences.filter(({ key }) => !keys.has(key));
  return [...[...keys].map((key) => ({ run: null, key })), ...own].map(({ run, key }) => ({
    run,
    key: key.startsWith(SETTING) ? key.slice(SETTING.length) : key,
  }));
}

/**
 * @typedef {object} Fact that decides how a run trains
 * @property {unknown} value
 * @property {string[]} frees names of which one in `free=` is enough
 */

/** @typedef {Map<string, Fact>} Facts by key */

/**
 * @param {Config} config
 * @param {number} place of the run; where there is none, only the settings count
 * @param {CatalogIndex} index
 * @returns {Facts}
 */
function factsOf(config, place, index) {
  /** @type {Facts} */
  const facts = new Map();
  const run = config.runs[place];
  const settings = mergeSettings(config.settings, run?.overrides ?? {}, index);
  for (const [key, value] of Object.entries(settings)) {
    if (index.isView(key)) continue;
    const { picker } = index.splitKey(key);
    const owner = picker && !index.settingById.has(key) ? [picker.id] : [];
    facts.set(SETTING + key, { value, frees: [key, ...owner] });
  }
  if (run) addRun(facts, run, index);
  return facts;
}

/**
 * Parameters are free with what they belong to.
 * @param {Facts} facts changed in place
 * @param {RunConfig} run
 * @param {CatalogIndex} index
 */
function addRun(facts, run, index) {
  const entries = entriesOf(run, index);
  const set = (/** @type {string} */ key, /** @type {unknown} */ value, names = [key]) =>
    facts.set(key, { value, frees: [...names, RUNS] });
  const add = (/** @type {string} */ prefix, /** @type {Values} */ values, owner = prefix) => {
    for (const [id, value] of Object.entries(values)) {
      const key = shortestKey(entries, prefix, id, index);
      set(key, value, [key, prefix + id, owner.replace(/\.$/, '')]);
    }
  };
  set('optimizer', run.optimizer);
  add(OPTIMIZER, run.params);
  set('schedule', run.schedule);
  add(SCHEDULE, run.scheduleParams);
  set('warmup', run.warmup);
  set('warmup.kind', run.warmup && run.warmupKind, ['warmup.kind', 'warmup']);
  if (run.warmup) add(WARMUP, run.warmupParams);
  set('with', run.wrappers.map(({ id }) => id).join());
  for (const { id, params } of run.wrappers) add(`${id}.`, params, 'with');
}

/**
 * @param {Facts} a
 * @param {Facts} b
 * @param {(names: string[]) => boolean} isFree
 * @returns {string[]} keys of what differs
 */
function differingKeys(a, b, isFree) {
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => {
    const facts = [a.get(key), b.get(key)];
    const isSame = same(facts[0]?.value, facts[1]?.value);
    return !isSame && !facts.some((fact) => fact && isFree(fact.frees));
  });
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * @param {Difference} difference
 * @param {Config} config
 * @param {Catalog} catalog
 * @returns {string} what it is in the experiment: "batch=32"
 */
export function differenceText({ run, key }, config, catalog) {
  const index = indexCatalog(catalog);
  const known = ['goal', 'hint', 'table', RUNS].includes(key);
  const name = run === null ? key : `run ${run + 1}: ${key}`;
  if (known) return name;
  const facts = factsOf(config, run ?? 0, index);
  const fact = facts.get(key) ?? facts.get(SETTING + key);
  const value = fact ? fact.value : settingValue(config.settings, key, index);
  return value === undefined ? name : `${name} ${String(value)}`;
}

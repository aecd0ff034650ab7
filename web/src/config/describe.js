// Runs in a few words, for tables and the ends of curves.

import { indexCatalog } from '../catalog/catalog-index.js';
import { ownValue } from '../catalog/entries.js';
import { filledParams } from '../catalog/params.js';
import { readableValue } from './readable-value.js';
import { settingParam, settingsOf, settingValue } from './settings.js';
import { writeValue } from './value-text.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').IndexedEntry} IndexedEntry */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('./config.js').Config} Config */
/** @typedef {import('./config.js').RunConfig} RunConfig */

const MAX_TEXT = 24;

/**
 * @typedef {object} Difference
 * @property {string} key as in a link: "lr", "schedule", "clip-norm", "batch"
 * @property {string} value
 * @property {string} text both, in words
 */

/** @typedef {Difference & { isParam: boolean }} Fact of a run; a parameter need not exist in others */

/**
 * @param {Pick<RunConfig, 'label' | 'optimizer'>} run
 * @param {Catalog} catalog
 * @returns {string} the run's label, or the name of its optimizer
 */
export function describeRun(run, catalog) {
  return run.label || indexCatalog(catalog).rule(run.optimizer)?.name || run.optimizer;
}

/**
 * In what each run differs from the others: values on which not all runs (for a parameter: not all
 * that have it) agree. The optimizer itself is not among them.
 * @param {Config} config canonical
 * @param {Catalog} catalog
 * @returns {Difference[][]} one list per run
 */
export function differsIn(config, catalog) {
  const facts = factsOfRuns(config, catalog);
  return facts.map((own) => [...own.values()].filter((fact) => !isShared(fact, facts)));
}

/**
 * All that can be said of each run, by key; the optimizer itself is not among it.
 * @param {Config} config canonical
 * @param {Catalog} catalog
 * @returns {Map<string, Fact>[]} one map per run
 */
export function factsOfRuns(config, catalog) {
  const index = indexCatalog(catalog);
  return config.runs.map((run) => factsOf(run, config, index));
}

/**
 * A text in a few words: those with which it ends, which are the step itself.
 * @param {string} text
 */
function shorten(text) {
  return text.length > MAX_TEXT ? `…${text.slice(1 - MAX_TEXT)}` : text;
}

/**
 * @param {Fact} fact
 * @param {Map<string, Fact>[]} facts of all runs
 */
function isShared(fact, facts) {
  return facts.every((other) => {
    const same = other.get(fact.key);
    // A parameter that the other run does not have is no difference; an absent wrapper is one.
    return same ? same.value === fact.value : fact.isParam;
  });
}

/**
 * @param {RunConfig} run
 * @param {Config} config
 * @param {CatalogIndex} index
 * @returns {Map<string, Fact>} by key
 */
function factsOf(run, config, index) {
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  /** @type {(key: string, value: string, text: string, isParam?: boolean) => void} */
  const add = (key, value, text, isParam = false) =>
    void facts.set(key, { key, value, text, isParam });
  /** @type {(entry: IndexedEntry | undefined, params: Values, prefix: string) => void} */
  const addParams = (entry, params, prefix) => {
    const values = filledParams(entry, params);
    for (const param of entry?.params ?? []) {
      const value = textOf(param, ownValue(values, param.id) ?? null);
      // Rates differ between optimizers all the time; other parameters count among equals only.
      const key = param.id === 'lr' ? 'lr' : `${entry?.id}.${param.id}`;
      add(key, value, `${prefix}${param.id} ${value}`, true);
    }
  };
  addParams(index.rule(run.optimizer, run.params), run.params, '');
  const schedule = index.schedule(run.schedule, run.scheduleParams);
  add('schedule', run.schedule, schedule?.name ?? run.schedule);
  addParams(schedule, run.scheduleParams, '');
  add('warmup', String(run.warmup), run.warmup > 0 ? `warm-up ${run.warmup}` : 'no warm-up');
  for (const { id, params } of run.wrappers) {
    add(id, 'on', index.wrapper(id)?.name ?? id);
    addParams(index.wrapper(id), params, `${id} `);
  }
  addSettings(run, config, index, add);
  return facts;
}

/**
 * @param {Param} param
 * @param {Value} value
 */
function textOf(param, value) {
  if (param.type === 'text') return shorten(String(value));
  return typeof value === 'number' ? shortNumber(value) : writeValue(param, value);
}

/**
 * As tables and fields write it: 1e6, 5e-5, 100000.
 * @param {number} value
 */
function shortNumber(value) {
  const size = Math.abs(value);
  const hasExponent = size >= 1e6 || (size > 0 && size < 1e-4);
  return hasExponent ? value.toExponential().replace('e+', 'e') : String(value);
}

/**
 * Every setting that some run overrides is a fact of every run.
 * @param {RunConfig} run
 * @param {Config} config
 * @param {CatalogIndex} index
 * @param {(key: string, value: string, text: string) => void} add
 */
function addSettings(run, config, index, add) {
  const overridden = new Set(config.runs.flatMap((other) => Object.keys(other.overrides)));
  if (overridden.size === 0) return;
  const settings = settingsOf(config, run, index);
  for (const key of overridden) {
    const param = settingParam(settings, key, index);
    if (!param) continue;
    const value = settingValue(settings, key, index) ?? null;
    add(key, writeValue(param, value), settingText(key, param, value));
  }
}

/**
 * @param {string} key
 * @param {Param} param
 * @param {Value} value
 */
function settingText(key, param, value) {
  if (param.type === 'bool') return value ? key : `no ${key}`;
  return `${key} ${readableValue(param, value)}`;
}

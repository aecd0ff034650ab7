// Runs in a few words, for tables and the ends of curves.

import { indexCatalog } from '../catalog/catalog-index.js';
import { settingValue } from './settings.js';
import { writeValue } from './values.js';

/** @typedef {import('./config.js').Config} Config */

const MAX_TEXT = 24;

/** @typedef {import('./config.js').RunConfig} RunConfig */

/**
 * @typedef {object} Difference
 * @property {string} key as in a link: "lr", "schedule", "clip-norm", "batch"
 * @property {string} value
 * @property {string} text both, in words
 */

/**
 * @param {RunConfig} run
 * @param {object} catalog
 * @returns {string} the run's label, or the name of its optimizer
 */
export function describeRun(run, catalog) {
  return run.label || indexCatalog(catalog).rule(run.optimizer)?.name || run.optimizer;
}

/**
 * In what each run differs from the others: values on which not all runs (for a parameter: not all
 * that have it) agree. The optimizer itself is not among them.
 * @param {Config} config canonical
 * @param {object} catalog
 * @returns {Difference[][]} one list a run
 */
export function differsIn(config, catalog) {
  const index = indexCatalog(catalog);
  const facts = config.runs.map((run) => factsOf(run, config, index));
  return facts.map((own) => [...own.values()].filter((fact) => !isShared(fact, facts)));
}

// A text in a few words: those with which it ends, which are the step itself.
function shorten(text) {
  return text.length > MAX_TEXT ? `…${text.slice(1 - MAX_TEXT)}` : text;
}

function isShared(fact, facts) {
  return facts.every((other) => {
    const same = other.get(fact.key);
    // A parameter that the other run does not have is no difference; an absent wrapper is one.
    return same ? same.value === fact.value : fact.isParam;
  });
}

function factsOf(run, config, index) {
  const facts = new Map();
  const add = (key, value, text, isParam = false) => facts.set(key, { key, value, text, isParam });
  const addParams = (entry, params, prefix) => {
    for (const param of entry.params) {
      const own = params[param.id] ?? param.default;
      const value = param.type === 'text' ? shorten(own) : writeValue(param, own);
      // Rates differ between optimizers all the time; other parameters count among equals only.
      const key = param.id === 'lr' ? 'lr' : `${entry.id}.${param.id}`;
      add(key, value, `${prefix}${param.id} ${value}`, true);
    }
  };
  addParams(index.rule(run.optimizer, run.params), run.params, '');
  const schedule = index.schedule(run.schedule, run.scheduleParams);
  add('schedule', schedule.id, schedule.name);
  addParams(schedule, run.scheduleParams, '');
  add('warmup', String(run.warmup), run.warmup > 0 ? `warm-up ${run.warmup}` : 'no warm-up');
  for (const { id, params } of run.wrappers) {
    add(id, 'on', index.wrapper(id).name);
    addParams(index.wrapper(id), params, `${id} `);
  }
  addSettings(run, config, index, add);
  return facts;
}

// Every setting that some run overrides is a fact of every run.
function addSettings(run, config, index, add) {
  const overridden = new Set(config.runs.flatMap((other) => Object.keys(other.overrides)));
  const valueOf = (picker) => run.overrides[picker] ?? settingValue(config.settings, picker, index);
  for (const key of overridden) {
    const param = index.settingParam(key, valueOf);
    if (!param) continue;
    const value = run.overrides[key] ?? settingOf(key, param, run, config, index);
    add(key, writeValue(param, value), settingText(key, param, value));
  }
}

function settingOf(key, param, run, config, index) {
  const { picker } = index.splitKey(key);
  const repicked = picker && !index.settingById.has(key) && run.overrides[picker.id] !== undefined;
  return repicked ? param.default : (config.settings[key] ?? param.default);
}

function settingText(key, param, value) {
  if (param.type === 'bool') return value ? key : `no ${key}`;
  return `${key} ${writeValue(param, value)}`;
}

// An experiment as plain data. Canonical: only what differs from the defaults, in the catalog's
// order, so that equal experiments are equal data.

import { indexCatalog } from '../catalog/catalog-index.js';
import { wellFormed } from '../catalog/own-text.js';
import { isFingerprint } from './fingerprint.js';
import { settingValue, sparseOverrides, sparseParams, sparseSettings } from './settings.js';
import { readValue } from './values.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */

/**
 * @typedef {object} RunConfig
 * @property {string} optimizer id
 * @property {Record<string, unknown>} params
 * @property {string} schedule id
 * @property {Record<string, unknown>} scheduleParams
 * @property {number} warmup updates; 0: none
 * @property {string} warmupKind id of a warm-up
 * @property {Record<string, unknown>} warmupParams
 * @property {Array<{ id: string, params: Record<string, unknown> }>} wrappers innermost first
 * @property {Record<string, unknown>} overrides settings of this run only
 * @property {string} label empty: made from the definition
 * @property {number | null} color 0..7; null: by place
 * @property {boolean} visible
 */

/**
 * @typedef {object} Config
 * @property {1} version
 * @property {Record<string, unknown>} settings
 * @property {RunConfig[]} runs
 * @property {string} [table] own data, as encodeTable gives it
 * @property {string} [fingerprint] 16 hex digits that training should reproduce, see fingerprint.js
 */

/**
 * @typedef {object} Problem
 * @property {string} key the field, "run 2: lr" for one of a run (counted from 1)
 * @property {string} value what was given
 * @property {string} message the rule, and what is done
 */

export const MAX_RUNS = 16;
export const MAX_LABEL_LENGTH = 60;
export const COLORS = 8;
export const MAX_TABLE_LENGTH = 6000;

/**
 * @returns {Config} the empty experiment: every setting at its default, no runs
 */
export function emptyConfig() {
  return { version: 1, settings: {}, runs: [] };
}

/**
 * A run with every parameter at its default.
 * @param {string} optimizer id
 * @param {object} catalog
 * @returns {RunConfig}
 */
export function emptyRun(optimizer, catalog) {
  const index = indexCatalog(catalog);
  return {
    optimizer,
    params: {},
    schedule: index.defaultSchedule,
    scheduleParams: {},
    warmup: 0,
    warmupKind: index.defaultWarmup,
    warmupParams: {},
    wrappers: [],
    overrides: {},
    label: '',
    color: null,
    visible: true,
  };
}

/**
 * The same experiment in canonical form. What is not valid is left out or clamped; nothing throws.
 * @param {unknown} config
 * @param {object} catalog
 * @param {(problem: Problem) => void} [report] told of everything that is not valid
 * @returns {Config}
 */
export function normalizeConfig(config, catalog, report = () => {}) {
  const index = indexCatalog(catalog);
  const tell = (key, value, message) => report({ key, value: shown(value), message });
  const settings = sparseSettings(validSettings(config?.settings, index, tell), index);
  const given = Array.isArray(config?.runs) ? config.runs : [];
  if (given.length > MAX_RUNS) tell('runs', given.length, `must be at most ${MAX_RUNS}`);
  const runs = given
    .slice(0, MAX_RUNS)
    .map((run, i) => new RunNormalizer(run, settings, index, prefixed(`run ${i + 1}: `, tell)))
    .map((normalizer) => normalizer.normal(catalog))
    .filter(Boolean);
  const normal = { version: 1, settings, runs };
  if (isTable(config?.table)) normal.table = config.table;
  if (isFingerprint(config?.fingerprint)) normal.fingerprint = config.fingerprint.toLowerCase();
  return normal;
}

/** Whether text has the form of own data in a link. */
export function isTable(text) {
  return typeof text === 'string' && text.length <= MAX_TABLE_LENGTH && /^[\w-]+$/.test(text);
}

/**
 * @param {unknown} label
 * @returns {string} on one line, trimmed, not too long
 */
export function cleanLabel(label) {
  const line = wellFormed(String(label))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return [...line].slice(0, MAX_LABEL_LENGTH).join('').trim();
}

/**
 * The length of a warm-up as a parameter. A length of 0 is none, whatever the entry allows, and so
 * is one that is not set.
 * @param {import('../catalog/catalog-index.js').Entry} kind of warm-up
 * @returns {import('../catalog/catalog-index.js').Param}
 */
export function warmupLength(kind) {
  return { ...kind.paramById.get('warmup'), optional: false, min: 0, minExcluded: false };
}

function prefixed(prefix, tell) {
  return (key, value, message) => tell(prefix + key, value, message);
}

function shown(value) {
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return 'an object';
  }
}

const isObject = (value) => typeof value === 'object' && value !== null;

class RunNormalizer {
  constructor(run, settings, index, tell) {
    Object.assign(this, { run: isObject(run) ? run : {}, settings, index, tell });
  }

  normal(catalog) {
    const { run, index } = this;
    const rule = this.entry('optimizer', (id) => index.rule(id, run.params));
    if (!rule) return undefined;
    const normal = emptyRun(rule.id, catalog);
    normal.params = this.params(run.params, rule);
    const findSchedule = (id) => index.schedule(id, run.scheduleParams);
    const schedule = this.entry('schedule', findSchedule, normal.schedule);
    if (schedule) {
      normal.schedule = schedule.id;
      normal.scheduleParams = this.params(run.scheduleParams, schedule, 'schedule.');
    }
    this.addWarmup(normal);
    normal.wrappers = this.wrappers();
    const overrides = validSettings(run.overrides, index, this.tell, this.settings);
    normal.overrides = sparseOverrides(overrides, this.settings, index);
    this.addLooks(normal);
    return normal;
  }

  entry(key, find, fallback) {
    const id = this.run[key] ?? fallback;
    const entry = find(id);
    if (!entry) this.tell(key, id, 'is not in the catalog');
    return entry;
  }

  // Without warm-up its kind and parameters mean nothing, so they are not kept.
  addWarmup(normal) {
    const { run, index } = this;
    const kind = this.entry('warmupKind', (id) => index.warmup(id), normal.warmupKind);
    if (!kind) return;
    const { value, message } = readValue(warmupLength(kind), run.warmup ?? 0);
    if (message) this.tell('warmup', run.warmup, message);
    if (!value) return;
    normal.warmup = value;
    normal.warmupKind = kind.id;
    normal.warmupParams = this.params(run.warmupParams, kind, 'warmup.');
    delete normal.warmupParams.warmup;
  }

  wrappers() {
    const kept = new Map();
    for (const wrapper of Array.isArray(this.run.wrappers) ? this.run.wrappers : []) {
      const entry = this.index.wrapper(wrapper?.id);
      if (!entry) this.tell('wrappers', wrapper?.id, 'is not in the catalog');
      else if (kept.has(entry.id)) this.tell('wrappers', entry.id, 'is given twice');
      else {
        const params = this.params(wrapper.params, entry, `${entry.id}.`);
        kept.set(entry.id, { id: entry.id, params });
      }
    }
    return [...kept.values()];
  }

  params(params, entry, prefix = '') {
    const valid = {};
    for (const key of isObject(params) ? Object.keys(params) : []) {
      const param = entry.paramById.get(key);
      if (!param) this.tell(prefix + key, params[key], `is not a parameter of ${entry.id}`);
      else read(param, params[key], prefix + key, valid, key, this.index, this.tell);
    }
    return sparseParams(valid, entry);
  }

  addLooks(normal) {
    const { label = '', color = null, visible = true } = this.run;
    if (typeof label === 'string') normal.label = cleanLabel(label);
    const isColor = Number.isInteger(color) && color >= 0 && color < COLORS;
    if (isColor) normal.color = color;
    else if (color !== null) this.tell('color', color, `must be 0 to ${COLORS - 1}`);
    normal.visible = visible !== false;
  }
}

/**
 * What a text is decides which other parameters there are.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => import('../catalog/catalog-index.js').Param | undefined} paramOf
 * @returns {T[]} those whose parameter is a text before all others
 */
export function textFirst(items, paramOf) {
  const isText = (item) => paramOf(item)?.type === 'text';
  return [...items.filter(isText), ...items.filter((item) => !isText(item))];
}

function read(param, value, name, into, key, index, tell) {
  if (value === undefined) return;
  const reading = readValue(param, value);
  if (reading.message) tell(name, value, reading.message);
  if (reading.value !== undefined) into[key] = reading.value;
}

// Parameters of entries are read once it is known which entry is picked.
function validSettings(values, index, tell, inherited = {}) {
  const valid = {};
  const keys = isObject(values) ? Object.keys(values) : [];
  for (const key of keys) {
    const setting = index.settingById.get(key);
    if (setting) read(setting, values[key], key, valid, key, index, tell);
  }
  const inForce = { ...inherited, ...valid };
  const valueOf = (picker) => valid[picker] ?? settingValue(inForce, picker, index);
  const others = keys.filter((key) => !index.settingById.has(key));
  for (const key of textFirst(others, (each) => index.settingParam(each, valueOf))) {
    const param = index.settingParam(key, valueOf);
    if (param) read(param, values[key], key, valid, key, index, tell);
    else if (!index.splitKey(key).picker) tell(key, values[key], 'is not a setting');
  }
  return valid;
}

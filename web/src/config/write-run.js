// The text behind `run=`: "adam,lr=0.01,schedule=cosine,warmup=100,batch=10".

import { ownValue } from '../catalog/entries.js';
import {
  OPTIMIZER,
  SCHEDULE,
  SETTING,
  WARMUP,
  WARMUP_LENGTH,
  entriesOf,
  ownsWarmup,
  shortestKey,
} from './run-keys.js';
import { settingParam } from './settings.js';
import { encode } from './text.js';
import { writeNumber, writeValue } from './value-text.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').IndexedEntry} IndexedEntry */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('./config.js').RunConfig} RunConfig */

/**
 * @param {RunConfig} run canonical
 * @param {Values} settings of the experiment
 * @param {CatalogIndex} index
 * @returns {string}
 */
export function formatRun(run, settings, index) {
  const entries = entriesOf(run, index);
  const parts = [run.optimizer];
  /** @type {(key: string, text: string) => void} */
  const add = (key, text) => void parts.push(`${key}=${text}`);
  /** @type {(entry: IndexedEntry | undefined, params: Values, prefix: string) => void} */
  const addParams = (entry, params, prefix) => {
    for (const param of entry?.params ?? []) {
      const value = ownValue(params, param.id);
      if (value === undefined) continue;
      add(shortestKey(entries, prefix, param.id, index), writeValue(param, value));
    }
  };
  addParams(entries.rule, run.params, OPTIMIZER);
  if (run.schedule !== index.defaultSchedule) add('schedule', run.schedule);
  addParams(entries.schedule, run.scheduleParams, SCHEDULE);
  if (run.warmup > 0) {
    add(ownsWarmup(entries) ? WARMUP_LENGTH : 'warmup', writeNumber(run.warmup));
    if (run.warmupKind !== index.defaultWarmup) add('warmup.kind', run.warmupKind);
    addParams(entries.warmup, run.warmupParams, WARMUP);
  }
  for (const { id, params } of run.wrappers) {
    add('with', id);
    addParams(index.wrapper(id), params, `${id}.`);
  }
  const inForce = { ...settings, ...run.overrides };
  for (const [key, value] of Object.entries(run.overrides)) {
    const param = settingParam(inForce, key, index);
    if (param) add(shortestKey(entries, SETTING, key, index), writeValue(param, value));
  }
  addLooks(run, add);
  return parts.join(',');
}

/**
 * @param {RunConfig} run
 * @param {(key: string, text: string) => void} add
 */
function addLooks({ label, color, visible }, add) {
  if (label) add('label', encode(label));
  if (color !== null) add('color', writeNumber(color));
  if (!visible) add('visible', '0');
}

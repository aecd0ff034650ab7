// What the names in `controls=`, `hide=` and `lock=` mean.

import { indexCatalog } from '../catalog/catalog-index.js';
import { warmupLength } from './config.js';
import {
  SCHEDULE,
  SETTING,
  WARMUP,
  OPTIMIZER,
  entriesOf,
  isWarmupLength,
  keyTarget,
} from './run-keys.js';
import { settingParam, settingsOf } from './settings.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('./config.js').Config} Config */
/** @typedef {import('./config.js').RunConfig} RunConfig */

/**
 * @typedef {object} ControlTarget what a name means
 * @property {number | null} run its place in the list of runs; null: a setting of the experiment
 * @property {'setting' | 'params' | 'scheduleParams' | 'warmupParams' | 'warmup' | 'schedule' |
 *   'optimizer' | 'wrapper'} part of the run, or a setting
 * @property {string} id of the parameter or setting
 * @property {string} [wrapper] whose parameter it is
 * @property {Param} spec
 */

/** @type {Record<string, ControlTarget['part']>} */
const PARTS = { [OPTIMIZER]: 'params', [SCHEDULE]: 'scheduleParams', [WARMUP]: 'warmupParams' };

/**
 * A setting goes before a parameter of the same name; "run2.lr" is one of the second run, and without
 * a number the selected run is meant.
 * @param {string} name
 * @param {{ config: Config, catalog: Catalog, selected: number }} experiment
 * @returns {ControlTarget | null} null: it means nothing here
 */
export function controlTarget(name, { config, catalog, selected }) {
  const index = indexCatalog(catalog);
  const spec = settingParam(config.settings, name, index);
  if (spec) return { run: null, part: 'setting', id: name, spec };
  const [, number, rest] = /^run(\d+)\.(.+)$/.exec(name) ?? [];
  const place = number ? Number(number) - 1 : selected;
  const run = config.runs[place];
  const target = run ? runTarget(rest ?? name, run, { config, index }) : null;
  // A setting of one run is meant only where that is said.
  if (!target || (target.part === 'setting' && !number)) return null;
  return { run: place, ...target };
}

/**
 * @param {string} key as in `run=`
 * @param {RunConfig} run
 * @param {{ config: Config, index: CatalogIndex }} experiment
 * @returns {Omit<ControlTarget, 'run'> | null}
 */
function runTarget(key, run, { config, index }) {
  if (key === 'optimizer' || key === 'schedule')
    return { part: key, id: key, spec: choice(key, index) };
  const entries = entriesOf(run, index);
  if (isWarmupLength(entries, key)) {
    return entries.warmup ? { part: 'warmup', id: key, spec: warmupLength(entries.warmup) } : null;
  }
  const target = keyTarget(entries, key, index);
  if (!target) return null;
  const { prefix, id, entry } = target;
  if (prefix === SETTING) {
    const spec = index.isView(id)
      ? undefined
      : settingParam(settingsOf(config, run, index), id, index);
    return spec ? { part: 'setting', id, spec } : null;
  }
  const spec = entry?.paramById.get(id);
  if (!spec) return null;
  if (PARTS[prefix]) return { part: PARTS[prefix], id, spec };
  const wrapper = prefix.slice(0, -1);
  return run.wrappers.some((one) => one.id === wrapper)
    ? { part: 'wrapper', id, wrapper, spec }
    : null;
}

/**
 * The choice of an entry as a parameter.
 * @param {'optimizer' | 'schedule'} id
 * @param {CatalogIndex} index
 * @returns {Param}
 */
function choice(id, index) {
  const family = id === 'optimizer' ? 'optimizers' : 'schedules';
  const entries = [...(index.families.get(family)?.values() ?? [])];
  const choices = entries.filter(({ wrapper, warmup }) => !wrapper && !warmup).map((one) => one.id);
  return {
    ...{ id, summary: id === 'optimizer' ? 'Update rule' : 'Schedule of the learning rate' },
    ...{ type: 'choice', family, choices, default: '', min: 0, max: 0, minExcluded: false },
    ...{ scale: 'linear', zero: false, complement: false, sliderMin: 0, sliderMax: 0 },
    ...{ columns: 1, optional: false },
  };
}

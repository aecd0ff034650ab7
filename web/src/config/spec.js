// What the engine is told about one run.

import { indexCatalog } from '../catalog/catalog-index.js';
import { textParam } from '../catalog/own-text.js';
import { mergeSettings, settingValue } from './settings.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').Family} Family */
/** @typedef {import('../catalog/catalog-index.js').IndexedEntry} IndexedEntry */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('./config.js').Config} Config */

/**
 * @typedef {object} RunSpec plain data for the engine's createRun
 * @property {Values} settings the run's own merged in; only what differs
 * @property {{ id: string, params: Values }} optimizer
 * @property {{ id: string, params: Values }} schedule
 * @property {{ id: string, params: Values } | null} warmup
 * @property {Array<{ id: string, params: Values }>} wrappers innermost first
 */

/**
 * @param {Config} config canonical
 * @param {number} runIndex
 * @param {Catalog} catalog
 * @returns {RunSpec} equal for equal training, whatever the run's label, colour and place
 */
export function runSpec(config, runIndex, catalog) {
  const index = indexCatalog(catalog);
  const run = config.runs[runIndex];
  const settings = mergeSettings(config.settings, run.overrides, index);
  for (const key of Object.keys(settings)) if (index.isView(key)) delete settings[key];
  return {
    settings,
    optimizer: { id: run.optimizer, params: run.params },
    schedule: { id: run.schedule, params: run.scheduleParams },
    warmup:
      run.warmup > 0
        ? { id: run.warmupKind, params: { warmup: run.warmup, ...run.warmupParams } }
        : null,
    wrappers: run.wrappers.map(({ id, params }) => ({ id, params })),
  };
}

/**
 * Whether something in a run is a text that the user wrote and that is not compiled yet.
 * @param {RunSpec} spec
 * @param {Catalog} catalog
 * @returns {boolean}
 */
export function hasText(spec, catalog) {
  const index = indexCatalog(catalog);
  /** @type {(entry: IndexedEntry | undefined, valueOf: (id: string) => unknown) => boolean} */
  const isText = (entry, valueOf) => {
    const text = textParam(entry);
    return text !== undefined && !Array.isArray(valueOf(text.id));
  };
  /** @type {(rule: RunSpec['optimizer'], family: Family) => boolean} */
  const isRule = ({ id, params }, family) =>
    isText(index.entry(family, id), (key) => params?.[key]);
  if (isRule(spec.optimizer, 'optimizers') || isRule(spec.schedule, 'schedules')) return true;
  return index.settings.some((picker) => {
    const entry = index.entry(picker.family, settingValue(spec.settings, picker.id, index));
    return isText(entry, (key) => spec.settings[`${picker.id}.${key}`]);
  });
}

/**
 * The data set entry that a run trains on.
 * @param {RunSpec} spec
 * @param {Catalog} catalog
 * @returns {IndexedEntry | undefined} undefined on a surface, or if the catalog has none
 */
export function datasetOf(spec, catalog) {
  const index = indexCatalog(catalog);
  const picker = index.settings.find((setting) => setting.family === 'datasets');
  if (!picker || settingValue(spec.settings, 'problem', index) === 'surface') return undefined;
  return index.entry('datasets', settingValue(spec.settings, picker.id, index));
}

// The settings of an experiment and of a run: effective values, and the sparse form that holds only
// what differs from the defaults.

import { ownValue, sameValue, setOwnValue } from '../catalog/entries.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */

/**
 * The value of a settings key that is in force.
 * @param {Values} settings sparse
 * @param {string} key a setting, or `<setting>.<parameter>` of the entry it picks
 * @param {CatalogIndex} index
 * @returns {Value | undefined} undefined if nothing of that name is in force
 */
export function settingValue(settings, key, index) {
  const given = ownValue(settings, key);
  return given === undefined ? settingParam(settings, key, index)?.default : given;
}

/**
 * The parameter behind a settings key.
 * @param {Values} settings sparse
 * @param {string} key a setting, or `<setting>.<parameter>` of the entry it picks
 * @param {CatalogIndex} index
 * @returns {Param | undefined} undefined if nothing of that name is in force
 */
export function settingParam(settings, key, index) {
  return index.settingParam(key, (picker) => settingValue(settings, picker, index));
}

/**
 * The entry that a setting picks, with the free names of its text.
 * @param {Values} settings sparse
 * @param {Param} picker a setting that picks an entry
 * @param {CatalogIndex} index
 */
export function pickedEntry(settings, picker, index) {
  return index.picked(picker, (key) => settingValue(settings, key, index));
}

/**
 * The parameters of the entry that a setting picks, with their keys.
 * @param {Values} settings sparse
 * @param {Param} setting
 * @param {CatalogIndex} index
 * @returns {{ key: string, spec: Param }[]} empty for a setting that picks none
 */
export function pickedParams(settings, setting, index) {
  const params = setting.family ? (pickedEntry(settings, setting, index)?.params ?? []) : [];
  return params.map((param) => ({ key: `${setting.id}.${param.id}`, spec: param }));
}

/**
 * The settings that hold for a run, or for the experiment where no run is given.
 * @param {import('./config.js').Config} config
 * @param {{ overrides?: Values } | undefined} run of the experiment
 * @param {CatalogIndex} index
 * @returns {Values} sparse
 */
export function settingsOf(config, run, index) {
  return run?.overrides ? mergeSettings(config.settings, run.overrides, index) : config.settings;
}

/**
 * The settings of a run: the experiment's with the run's overrides in their place. Parameters of an
 * entry go with it when the run picks another one.
 * @param {Values} settings
 * @param {Values} overrides
 * @param {CatalogIndex} index
 * @returns {Values} sparse, in the catalog's order
 */
export function mergeSettings(settings, overrides, index) {
  const merged = { ...settings };
  for (const key of Object.keys(settings)) {
    const { picker } = index.splitKey(key);
    const other = picker && !index.settingById.has(key) && overrides[picker.id];
    if (other && other !== settingValue(settings, picker.id, index)) delete merged[key];
  }
  return sparseSettings({ ...merged, ...overrides }, index);
}

/**
 * Only what differs from the defaults and belongs to an entry that is in force, in the catalog's
 * order.
 * @param {Values} settings
 * @param {CatalogIndex} index
 */
export function sparseSettings(settings, index) {
  return keepWhere(settings, settings, index, (key, value, param) =>
    sameValue(value, param.default) ? undefined : value,
  );
}

/**
 * A run's overrides without those that say what the experiment says anyway.
 * @param {Values} overrides
 * @param {Values} settings of the experiment
 * @param {CatalogIndex} index
 */
export function sparseOverrides(overrides, settings, index) {
  const everything = { ...settings, ...overrides };
  const inherited = mergeSettings(settings, pickersOf(overrides, index), index);
  return keepWhere(overrides, everything, index, (key, value) => {
    if (index.isView(key)) return undefined;
    const base = index.settingById.has(key) ? settings : inherited;
    return sameValue(value, settingValue(base, key, index)) ? undefined : value;
  });
}

/**
 * @param {Values} overrides
 * @param {CatalogIndex} index
 * @returns {Values} those that pick an entry
 */
function pickersOf(overrides, index) {
  return Object.fromEntries(
    Object.entries(overrides).filter(([key]) => index.settingById.get(key)?.family),
  );
}

/**
 * Goes through values in the catalog's order.
 * @param {Values} values
 * @param {Values} context decides which entries are in force
 * @param {CatalogIndex} index
 * @param {(key: string, value: Value, param: Param) => Value | undefined} keep undefined: not kept
 * @returns {Values}
 */
function keepWhere(values, context, index, keep) {
  /** @type {Values} */
  const kept = {};
  /** @type {(key: string, param: Param) => void} */
  const add = (key, param) => {
    const value = ownValue(values, key);
    const wanted = value === undefined ? undefined : keep(key, value, param);
    if (wanted !== undefined) kept[key] = wanted;
  };
  for (const setting of index.settings) {
    add(setting.id, setting);
    for (const { key, spec } of pickedParams(context, setting, index)) {
      if (!index.settingById.has(key)) add(key, spec);
    }
  }
  return kept;
}

/**
 * Only the parameters that differ from the entry's defaults, in the entry's order.
 * @param {Values} params
 * @param {import('../catalog/catalog-index.js').Entry} entry
 * @returns {Values}
 */
export function sparseParams(params, entry) {
  /** @type {Values} */
  const kept = {};
  for (const param of entry.params) {
    const value = ownValue(params, param.id);
    if (value !== undefined && !sameValue(value, param.default)) {
      setOwnValue(kept, param.id, value);
    }
  }
  return kept;
}

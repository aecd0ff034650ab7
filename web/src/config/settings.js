// The settings of an experiment and of a run: effective values, and the sparse form that holds only
// what differs from the defaults.

import { sameValue } from './values.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */

/**
 * The value of a settings key that is in force.
 * @param {Record<string, unknown>} settings sparse
 * @param {string} key a setting, or `<setting>.<parameter>`
 * @param {CatalogIndex} index
 * @returns {unknown} undefined if nothing of that name is in force
 */
export function settingValue(settings, key, index) {
  if (Object.hasOwn(settings, key)) return settings[key];
  return index.settingParam(key, (picker) => settingValue(settings, picker.id, index))?.default;
}

/**
 * The settings of a run: the experiment's with the run's overrides in their place. Parameters of an
 * entry go with it when the run picks another one.
 * @param {Record<string, unknown>} settings
 * @param {Record<string, unknown>} overrides
 * @param {CatalogIndex} index
 * @returns {Record<string, unknown>} sparse, in the catalog's order
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
 * @param {Record<string, unknown>} settings
 * @param {CatalogIndex} index
 */
export function sparseSettings(settings, index) {
  return keepWhere(settings, settings, index, (key, value, param) =>
    sameValue(value, param.default) ? undefined : value,
  );
}

/**
 * A run's overrides without those that say what the experiment says anyway.
 * @param {Record<string, unknown>} overrides
 * @param {Record<string, unknown>} settings of the experiment
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

function pickersOf(overrides, index) {
  return Object.fromEntries(
    Object.entries(overrides).filter(([key]) => index.settingById.get(key)?.family),
  );
}

// Goes through `values` in the catalog's order; `context` decides which entries are in force.
function keepWhere(values, context, index, keep) {
  const kept = {};
  const add = (key, param) => {
    if (!Object.hasOwn(values, key)) return;
    const value = keep(key, values[key], param);
    if (value !== undefined) kept[key] = value;
  };
  for (const setting of index.settings) {
    add(setting.id, setting);
    if (!setting.family) continue;
    const entry = index.picked(setting, (picker) => settingValue(context, picker.id, index));
    for (const param of entry?.params ?? []) {
      const key = `${setting.id}.${param.id}`;
      if (!index.settingById.has(key)) add(key, param);
    }
  }
  return kept;
}

/**
 * Only the parameters that differ from the entry's defaults, in the entry's order.
 * @param {Record<string, unknown>} params
 * @param {import('../catalog/catalog-index.js').Entry} entry
 */
export function sparseParams(params, entry) {
  const kept = {};
  for (const param of entry.params) {
    const value = params[param.id];
    if (value !== undefined && !sameValue(value, param.default)) kept[param.id] = value;
  }
  return kept;
}

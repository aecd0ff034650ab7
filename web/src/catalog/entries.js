// Questions to the catalog: which entry, which parameters, which control.

import { textParam, withFreeNames } from './own-text.js';
import { knownTable } from '../config/known-tables.js';

/**
 * An entry of a family.
 * @param {object} catalog
 * @param {string} family "optimizers", "datasets" ...
 * @param {string} id
 * @returns {object | undefined}
 */
export function findEntry(catalog, family, id) {
  return catalog[family]?.find((entry) => entry.id === id);
}

/**
 * The entry that a setting picks, with the free names of its text.
 * @param {object} catalog
 * @param {object} config
 * @param {object} picker a setting
 * @param {object} [run] a run whose overrides count
 * @returns {object | undefined}
 */
export function pickedEntry(catalog, config, picker, run) {
  const picked = settingValue(catalog, config, picker.id, run);
  const entry = findEntry(catalog, picker.family, picked);
  const text = textParam(entry);
  if (!text) return entry;
  const key = `${picker.id}.${text.id}`;
  const value = run?.overrides?.[key] ?? config.settings[key];
  return withFreeNames(entry, { [text.id]: value });
}

/**
 * The choices of a choice parameter, with names, in groups where the family has groups.
 * @param {object} catalog
 * @param {object} spec parameter of type "choice"
 * @returns {{ id: string, name: string, group: string, summary: string }[]}
 */
export function choicesOf(catalog, spec) {
  return (spec.choices ?? []).map((id) => {
    const entry = spec.family ? findEntry(catalog, spec.family, id) : undefined;
    return {
      id,
      name: entry?.name ?? id.replace(/[_-]/g, ' '),
      group: entry?.group ?? '',
      summary: entry?.summary ?? '',
    };
  });
}

/**
 * The value of a setting: of the run's overrides, of the configuration, else the default.
 * @param {object} catalog
 * @param {object} config
 * @param {string} key a setting, or "<setting>.<parameter>" of the entry it picks
 * @param {object} [run] a run whose overrides count
 * @returns {unknown}
 */
export function settingValue(catalog, config, key, run) {
  const given = run?.overrides?.[key] ?? config.settings[key];
  if (given !== undefined) return given;
  return settingSpec(catalog, config, key, run)?.default ?? null;
}

/**
 * The parameter description behind a key.
 * @param {object} catalog
 * @param {object} config
 * @param {string} key
 * @param {object} [run]
 * @returns {object | undefined}
 */
export function settingSpec(catalog, config, key, run) {
  const own = catalog.settings.find((spec) => spec.id === key);
  if (own) return own;
  const dot = key.indexOf('.');
  if (dot < 0) return undefined;
  const parent = catalog.settings.find((spec) => spec.id === key.slice(0, dot));
  if (!parent?.family) return undefined;
  const entry = pickedEntry(catalog, config, parent, run);
  return entry?.params?.find((spec) => spec.id === key.slice(dot + 1));
}

/**
 * The parameters of the entry that a setting picks, with their keys.
 * @param {object} catalog
 * @param {object} config
 * @param {object} spec a setting
 * @param {object} [run]
 * @returns {{ key: string, spec: object }[]} empty for a plain setting
 */
export function pickedParams(catalog, config, spec, run) {
  if (!spec.family) return [];
  const entry = pickedEntry(catalog, config, spec, run);
  return (entry?.params ?? []).map((param) => ({ key: `${spec.id}.${param.id}`, spec: param }));
}

/**
 * Whether two values of a parameter are the same.
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function sameValue(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  return Object.is(a, b) || (a ?? null) === (b ?? null);
}

/**
 * The data set of a configuration. Own data is described by its table, as far as that is known.
 * @param {object} catalog
 * @param {object} config
 * @returns {object | undefined} entry of the catalog
 */
export function datasetOf(catalog, config) {
  const entry = findEntry(catalog, 'datasets', settingValue(catalog, config, 'data'));
  const table = entry?.own ? knownTable(config.table) : undefined;
  if (!table) return entry;
  const classes = table.classNames.length;
  const task = classes === 0 ? 'regression' : classes === 2 ? 'binary' : 'multiclass';
  return { ...entry, task, classes, features: table.featureNames.length };
}

/**
 * What the problem of a configuration is, as far as pictures care.
 * @param {object} catalog
 * @param {object} config
 * @returns {{ surface: boolean, dataset: object | undefined, imageWidth: number }}
 */
export function problemOf(catalog, config) {
  const surface = settingValue(catalog, config, 'problem') === 'surface';
  const dataset = datasetOf(catalog, config);
  return { surface, dataset, imageWidth: surface ? 0 : imageWidth(dataset) };
}

// Real data with a square number of features from 7 x 7 on are pictures.
function imageWidth(dataset) {
  if (!dataset?.file) return 0;
  if (dataset.imageWidth !== undefined) return dataset.imageWidth;
  const width = Math.sqrt(dataset.features);
  return Number.isInteger(width) && width >= 7 ? width : 0;
}

/**
 * The parameters of a run's optimizer as they are used, defaults filled in.
 * @param {object} entry
 * @param {object} params sparse
 * @returns {Record<string, unknown>}
 */
export function filledParams(entry, params) {
  return Object.fromEntries(
    (entry?.params ?? []).map((spec) => [spec.id, params[spec.id] ?? spec.default]),
  );
}

/**
 * The parameters that a user interface writes when an entry is picked: values with which it trains
 * a small network, where they differ from the reference's defaults.
 * @param {object} entry
 * @returns {Record<string, unknown>}
 */
export function startParams(entry) {
  const started = (entry?.params ?? []).filter(
    (spec) =>
      spec.start !== undefined && spec.start !== null && !sameValue(spec.start, spec.default),
  );
  return Object.fromEntries(started.map((spec) => [spec.id, spec.start]));
}

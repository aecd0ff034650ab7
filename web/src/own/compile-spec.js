// Texts in the definition of a run, and of a schedule or rule on its own, replaced by programs.

import { indexCatalog } from '../catalog/catalog-index.js';
import { ownValue } from '../catalog/entries.js';
import { textParam, withFreeNames } from '../catalog/own-text.js';
import { settingValue } from '../config/settings.js';
import { toError } from '../config/engine-error.js';
import { compile } from './compile.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Family} Family */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../config/spec.js').RunSpec} RunSpec */

/**
 * @param {RunSpec} spec
 * @param {Catalog} catalog
 * @returns {RunSpec} the same if nothing in it is a text, or all is compiled already
 * @throws {Error} naming the field, the value and the rule
 */
export function compileSpec(spec, catalog) {
  const index = indexCatalog(catalog);
  /** @type {(family: Family, part: RunSpec['optimizer']) => RunSpec['optimizer']} */
  const compiled = (family, { id, params }) => ({
    id,
    params: compileParams(index.entry(family, id), params),
  });
  return {
    ...spec,
    optimizer: compiled('optimizers', spec.optimizer),
    schedule: compiled('schedules', spec.schedule),
    settings: compileSettings(spec.settings, index),
  };
}

/**
 * @template {Record<string, unknown> | undefined} V
 * @param {Entry | undefined} entry of the catalog
 * @param {V} params its text and free names among them
 * @param {string} [prefix] of the parameters' names
 * @returns {V | Values} those of the entry itself, the text compiled
 * @throws {Error} naming the field, the value and the rule
 */
export function compileParams(entry, params, prefix = '') {
  const text = textParam(entry);
  if (!entry || !text?.language || Array.isArray(params?.[text.id])) return params;
  const source = params?.[text.id] ?? text.default;
  /** @type {(key: string, value: string, message: string) => Error} */
  const wrong = (key, value, message) => toError({ key: prefix + key, value, message });
  if (typeof source !== 'string') throw wrong(text.id, typeof source, 'must be a text');
  const values = freeValues(withFreeNames(entry, { [text.id]: source }), params, wrong);
  const { program, problem } = compile(source, text.language, values);
  if (problem) {
    throw wrong(text.id, source, `at character ${problem.index + 1}: ${problem.message}`);
  }
  const own = Object.entries(params ?? {}).filter(([id]) => !Object.hasOwn(values, id));
  return { .../** @type {Values} */ (Object.fromEntries(own)), [text.id]: program };
}

/**
 * @param {Entry} entry with the free names of its text
 * @param {Record<string, unknown> | undefined} params
 * @param {(key: string, value: string, message: string) => Error} wrong
 * @returns {Record<string, number>} the values of the free names
 * @throws {Error} if one is no number
 */
function freeValues({ params: all }, params, wrong) {
  const pairs = all
    .filter(({ isFree }) => isFree)
    .map(({ id, default: usual }) => {
      const value = ownValue(params, id) ?? usual;
      if (typeof value === 'number' && Number.isFinite(value)) return [id, value];
      throw wrong(id, String(value), 'must be a finite number');
    });
  return Object.fromEntries(pairs);
}

/**
 * @param {Values} settings
 * @param {CatalogIndex} index
 * @returns {Values}
 */
function compileSettings(settings, index) {
  let compiled = settings;
  for (const picker of index.settings) {
    if (!picker.family) continue;
    const entry = index.entry(picker.family, settingValue(settings, picker.id, index));
    if (!textParam(entry)) continue;
    const prefix = `${picker.id}.`;
    const isOwn = (/** @type {string} */ key) =>
      key.startsWith(prefix) && !index.settingById.has(key);
    const own = Object.entries(settings).filter(([key]) => isOwn(key));
    const params = Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
    const rest = Object.entries(compiled).filter(([key]) => !isOwn(key));
    const programs = Object.entries(compileParams(entry, params, prefix));
    compiled = Object.fromEntries([
      ...rest,
      ...programs.map(([id, value]) => [prefix + id, value]),
    ]);
  }
  return compiled;
}

// What a script has to do for each run, worked out from the experiment.

import { indexCatalog } from '../catalog/catalog-index.js';
import { filledParams } from '../catalog/params.js';
import { textParam, withFreeNames } from '../catalog/own-text.js';
import { runSpec } from '../config/spec.js';
import { pickedEntry, settingValue } from '../config/settings.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('./network.js').Chosen} Chosen */

/**
 * @typedef {object} OwnText what the user wrote
 * @property {string} text
 * @property {Record<string, number>} values of its free names
 */

/**
 * @typedef {object} RunPlan the definition of a run with every parameter filled in
 * @property {RunSpec} spec
 * @property {(key: string) => Value | undefined} setting
 * @property {Chosen & { entry: Entry, own?: OwnText }} optimizer
 * @property {Chosen & { own?: OwnText }} schedule
 * @property {Chosen | null} warmup
 * @property {Chosen[]} wrappers innermost first
 * @property {Chosen | null} activation null on a surface, like norm, init and loss
 * @property {Chosen | null} norm
 * @property {Chosen | null} init
 * @property {Chosen | null} loss null: the usual one
 * @property {(Chosen & { own?: OwnText, entry: Entry }) | null} surface null: a network is trained
 * @property {number} lr 1 for rules without a rate
 */

/**
 * @param {Config} config canonical
 * @param {number} runIndex
 * @param {Catalog} catalog
 * @returns {RunPlan}
 */
export function planOf(config, runIndex, catalog) {
  const index = indexCatalog(catalog);
  const spec = runSpec(config, runIndex, catalog);
  const setting = (/** @type {string} */ key) => settingValue(spec.settings, key, index);
  const isSurface = setting('problem') === 'surface';
  const picked = (/** @type {string} */ key) => pickedBySetting(spec.settings, key, index);
  const optimizer = chosen(index.entry('optimizers', spec.optimizer.id), spec.optimizer.params);
  const { lr = 1 } = optimizer.params;
  const schedule = chosen(index.entry('schedules', spec.schedule.id), spec.schedule.params);
  return {
    ...{ spec, setting, optimizer, schedule },
    lr: Number(lr),
    warmup: spec.warmup && chosen(index.entry('schedules', spec.warmup.id), spec.warmup.params),
    wrappers: spec.wrappers.map(({ id, params }) => chosen(index.entry('optimizers', id), params)),
    activation: isSurface ? null : picked('activation'),
    norm: isSurface ? null : picked('norm'),
    init: isSurface ? null : picked('init'),
    loss: isSurface ? null : picked('loss'),
    surface: isSurface ? picked('surface') : null,
  };
}

/**
 * @param {Entry | undefined} entry
 * @param {Values} values what differs from the defaults
 * @returns {Chosen & { entry: Entry, own?: OwnText }}
 */
function chosen(entry, values) {
  if (!entry) throw new Error('An entry of the catalog is missing.');
  const param = textParam(entry);
  if (!param) return { entry, id: entry.id, params: filledParams(entry, values) };
  const full = withFreeNames(entry, values);
  const params = filledParams(full, values);
  const free = full.params.filter(({ isFree }) => isFree).map(({ id }) => [id, Number(params[id])]);
  const own = { text: String(params[param.id]), values: Object.fromEntries(free) };
  return { entry, id: entry.id, params, own };
}

/**
 * @param {Values} settings
 * @param {string} key of a setting that picks an entry
 * @param {CatalogIndex} index
 */
function pickedBySetting(settings, key, index) {
  const picker = index.settingById.get(key);
  const entry = picker && pickedEntry(settings, picker, index);
  if (!entry) return null;
  const prefix = `${key}.`;
  const own = Object.entries(settings).filter(
    ([name]) => name.startsWith(prefix) && !index.settingById.has(name),
  );
  return chosen(
    entry,
    Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])),
  );
}

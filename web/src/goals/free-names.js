// Names in `free=` that leave nothing free: misspelled ones, and those of runs that are not there.

import { indexCatalog } from '../catalog/catalog-index.js';
import { RUNS } from './same-task.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/input-error.js').InputError} InputError */

// What is no setting and no parameter.
const PARTS = new Set([RUNS, 'data', 'optimizer', 'schedule', 'warmup', 'warmup.kind', 'with']);
const FAMILIES = ['optimizers', 'schedules'];
const PREFIX = /^(?:optimizer|schedule|warmup)\./;

/**
 * @param {Pick<Config, 'free' | 'runs'>} config canonical
 * @param {Catalog} catalog
 * @returns {InputError[]} names that mean nothing, in words
 */
export function freeProblems({ free = [], runs }, catalog) {
  const index = indexCatalog(catalog);
  return free.flatMap((value) => {
    const message = problemOf(value, runs.length, index);
    return message ? [{ key: 'free', value, message: `${message}; it leaves nothing free` }] : [];
  });
}

/**
 * @param {string} text
 * @param {number} runs
 * @param {CatalogIndex} index
 */
function problemOf(text, runs, index) {
  const [, number, name] = /^(?:run(\d+)\.)?(.*)$/.exec(text) ?? ['', undefined, text];
  if (number !== undefined && !(Number(number) >= 1 && Number(number) <= runs)) {
    return `there is no run ${number}`;
  }
  return isKnown(name, index) ? '' : 'no setting and no parameter has this name';
}

/**
 * Another rule may have the parameter: an exercise can leave both free.
 * @param {string} name
 * @param {CatalogIndex} index
 */
function isKnown(name, index) {
  const { picker, param = '' } = index.splitKey(name);
  if (PARTS.has(name) || index.settingById.has(name)) return true;
  if (picker) return hasParam(index, [picker.family ?? ''], param);
  const [owner, id = ''] = name.split(/\.(.*)/s);
  const wrapper = index.wrapper(owner);
  return wrapper ? wrapper.paramById.has(id) : hasParam(index, FAMILIES, name.replace(PREFIX, ''));
}

/**
 * @param {CatalogIndex} index
 * @param {string[]} families
 * @param {string} id
 */
function hasParam(index, families, id) {
  return families.some((family) =>
    [...(index.families.get(family)?.values() ?? [])].some(({ paramById }) => paramById.has(id)),
  );
}

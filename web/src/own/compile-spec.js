// Texts in the definition of a run, and of a schedule or rule on its own, replaced by programs.

import { indexCatalog } from '../catalog/catalog-index.js';
import { ownValue } from '../catalog/entries.js';
import { textParam, withFreeNames } from '../catalog/own-text.js';
import { settingValue } from '../config/settings.js';
import { toError } from '../config/input-error.js';
import { compile } from './compile.js';

/** @typedef {import('../config/spec.js').RunSpec} RunSpec */

/**
 * @param {RunSpec} spec
 * @param {object} catalog
 * @returns {RunSpec} itself if nothing in it is a text, or all is compiled already
 * @throws {Error} naming the field, the value and the rule
 */
export function compileSpec(spec, catalog) {
  const index = indexCatalog(catalog);
  const find = (family, { id, params }) => ({
    id,
    params: compileParams(index.entry(family, id), params),
  });
  return {
    ...spec,
    optimizer: find('optimizers', spec.optimizer),
    schedule: find('schedules', spec.schedule),
    settings: compileSettings(spec.settings, index),
  };
}

/**
 * @param {object | undefined} entry of the catalog
 * @param {Record<string, unknown>} params its text and free names among them
 * @param {string} [prefix] of the parameters' names
 * @returns {Record<string, unknown>} those of the entry itself, the text compiled
 * @throws {Error} naming the field, the value and the rule
 */
export function compileParams(entry, params, prefix = '') {
  const text = textParam(entry);
  if (!text || Array.isArray(params?.[text.id])) return params;
  const source = params?.[text.id] ?? text.default;
  const fail = (key, value, message) => {
    throw toError({ key: prefix + key, value, message });
  };
  if (typeof source !== 'string') fail(text.id, typeof source, 'must be a text');
  const free = withFreeNames(entry, { [text.id]: source }).params.filter(({ isFree }) => isFree);
  const values = Object.fromEntries(
    free.map(({ id, default: usual }) => [id, ownValue(params, id) ?? usual]),
  );
  for (const [id, value] of Object.entries(values)) {
    if (!Number.isFinite(value)) fail(id, String(value), 'must be a finite number');
  }
  const { program, problem } = compile(source, text.language, values);
  if (problem) fail(text.id, source, `at character ${problem.index + 1}: ${problem.message}`);
  const own = Object.entries(params ?? {}).filter(([id]) => !Object.hasOwn(values, id));
  return { ...Object.fromEntries(own), [text.id]: program };
}

function compileSettings(settings, index) {
  let compiled = settings;
  for (const picker of index.settings) {
    if (!picker.family) continue;
    const entry = index.entry(picker.family, settingValue(settings, picker.id, index));
    if (!textParam(entry)) continue;
    const prefix = `${picker.id}.`;
    const isOwn = ([key]) => key.startsWith(prefix) && !index.settingById.has(key);
    const own = Object.entries(settings).filter(isOwn);
    const params = Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
    const rest = Object.entries(compiled).filter((pair) => !isOwn(pair));
    const programs = Object.entries(compileParams(entry, params, prefix));
    compiled = Object.fromEntries([
      ...rest,
      ...programs.map(([id, value]) => [prefix + id, value]),
    ]);
  }
  return compiled;
}

// The settings of an experiment, or of one of its runs, checked.

import { ownValue } from '../catalog/entries.js';
import { fieldsOf } from './fields.js';
import { LinkText } from './link-text.js';
import { SMOOTHING, averageOf } from './old-settings.js';
import { settingValue } from './settings.js';
import { decode } from './text.js';
import { readGiven } from './values.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('./input-error.js').Report} Report */

/**
 * @param {unknown} given
 * @param {CatalogIndex} index
 * @param {Report} report
 * @returns {Values} valid; not sparse
 */
export function readSettings(given, index, report) {
  const { smoothing, ...fields } = fieldsOf(given);
  const valid = readFields(fields, {}, index, report);
  const old =
    smoothing === undefined ? undefined : readGiven(SMOOTHING, smoothing, 'smoothing', report);
  if (typeof old !== 'number' || 'average' in valid) return valid;
  const steps = Number(settingValue(valid, 'steps', index));
  return { ...valid, average: averageOf(old, steps) };
}

/**
 * @param {unknown} given
 * @param {Values} inherited settings of the experiment
 * @param {CatalogIndex} index
 * @param {Report} report
 * @returns {Values} valid; not sparse
 */
export function readOverrides(given, inherited, index, report) {
  const fields = Object.entries(fieldsOf(given)).filter(([key, value]) => {
    if (!index.isView(key) && key !== SMOOTHING.id) return true;
    const message = 'holds for all runs: write it before them; it is left out';
    report(keyOf(key, value), shownOf(value), message);
    return false;
  });
  return readFields(Object.fromEntries(fields), inherited, index, report);
}

/**
 * What other keys depend on comes first: settings, then texts of what they pick.
 * @param {Record<string, unknown>} fields
 * @param {Values} inherited
 * @param {CatalogIndex} index
 * @param {Report} report
 */
function readFields(fields, inherited, index, report) {
  /** @type {Values} */
  const valid = {};
  /** @type {(key: string) => Value | undefined} */
  const valueOf = (key) => ownValue(valid, key) ?? settingValue(inherited, key, index);
  const readField = (/** @type {string} */ key) => {
    const param = index.settingParam(key, valueOf);
    const given = fields[key];
    if (given === undefined) return;
    if (!param) {
      reportUnknown(key, given, index, report);
      return;
    }
    const value = readGiven(param, given, key, report);
    if (value !== undefined) valid[key] = value;
  };
  const keys = Object.keys(fields);
  const isSetting = (/** @type {string} */ key) => index.settingById.has(key);
  keys.filter(isSetting).forEach(readField);
  const others = keys.filter((key) => !isSetting(key));
  const texts = new Set(others.filter((key) => index.settingParam(key, valueOf)?.type === 'text'));
  texts.forEach(readField);
  others.filter((key) => !texts.has(key)).forEach(readField);
  return valid;
}

/**
 * Parameters of an entry stay in plain data when another entry is picked, and are dropped without
 * a word.
 * @param {string} key
 * @param {unknown} given
 * @param {CatalogIndex} index
 * @param {Report} report
 */
function reportUnknown(key, given, index, report) {
  if (!(given instanceof LinkText) && index.splitKey(key).picker) return;
  report(keyOf(key, given), shownOf(given), 'is not a known setting; it is left out');
}

/**
 * @param {string} name
 * @param {unknown} given
 */
function keyOf(name, given) {
  return given instanceof LinkText ? given.key : name;
}

/** @param {unknown} given */
function shownOf(given) {
  return given instanceof LinkText ? decode(given.raws[given.raws.length - 1]) : given;
}

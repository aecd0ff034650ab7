// The settings of an experiment, or of one of its runs, checked.

import { ownValue } from '../catalog/entries.js';
import { fieldsOf } from './fields.js';
import { LinkText } from './link-text.js';
import { settingValue } from './settings.js';
import { decode } from './text.js';
import { readGiven } from './values.js';

/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
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
  return new SettingsGate(fieldsOf(given), {}, index, report).read();
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
    if (!index.isView(key)) return true;
    const message = 'holds for all runs: write it before them; it is left out';
    report(keyOf(key, value), shownOf(value), message);
    return false;
  });
  return new SettingsGate(Object.fromEntries(fields), inherited, index, report).read();
}

class SettingsGate {
  /**
   * @param {Record<string, unknown>} fields
   * @param {Values} inherited
   * @param {CatalogIndex} index
   * @param {Report} report
   */
  constructor(fields, inherited, index, report) {
    this.fields = fields;
    this.inherited = inherited;
    this.index = index;
    this.report = report;
    /** @type {Values} */
    this.valid = {};
  }

  /** What other keys depend on comes first: settings, then texts of what they pick. */
  read() {
    const keys = Object.keys(this.fields);
    const isSetting = (/** @type {string} */ key) => this.index.settingById.has(key);
    for (const key of keys.filter(isSetting)) this.readField(key);
    const others = keys.filter((key) => !isSetting(key));
    const texts = new Set(others.filter((key) => this.paramOf(key)?.type === 'text'));
    for (const key of texts) this.readField(key);
    for (const key of others) if (!texts.has(key)) this.readField(key);
    return this.valid;
  }

  /** @param {string} key */
  readField(key) {
    const param = this.paramOf(key);
    const given = this.fields[key];
    if (given === undefined) return;
    if (!param) {
      this.reportUnknown(key, given);
      return;
    }
    const value = readGiven(param, given, key, this.report);
    if (value !== undefined) this.valid[key] = value;
  }

  /**
   * @param {string} key
   * @returns {Param | undefined}
   */
  paramOf(key) {
    return this.index.settingParam(key, (picker) => this.valueOf(picker));
  }

  /**
   * @param {string} key
   * @returns {Value | undefined}
   */
  valueOf(key) {
    return ownValue(this.valid, key) ?? settingValue(this.inherited, key, this.index);
  }

  /**
   * Parameters of an entry stay in plain data when another entry is picked, and are dropped without
   * a word.
   * @param {string} key
   * @param {unknown} given
   */
  reportUnknown(key, given) {
    if (!(given instanceof LinkText) && this.index.splitKey(key).picker) return;
    this.report(keyOf(key, given), shownOf(given), 'is unknown here; it is left out');
  }
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

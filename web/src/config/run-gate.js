// One run of an experiment, checked.

import { indexCatalog } from '../catalog/catalog-index.js';
import { ownValue, setOwnValue } from '../catalog/entries.js';
import { textParam } from '../catalog/own-text.js';
import { COLORS, MAX_LABEL_LENGTH, emptyRun, warmupLength } from './config.js';
import { fieldsOf, objectOf, readWord, tellUnknown, wordsOf } from './fields.js';
import { cleanLine } from './line.js';
import { readOverrides } from './settings-gate.js';
import { sparseOverrides, sparseParams } from './settings.js';
import { readGiven } from './values.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').IndexedEntry} IndexedEntry */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('./config.js').RunConfig} RunConfig */
/** @typedef {import('./input-error.js').Report} Report */

const FIELDS = [
  ...['optimizer', 'params', 'schedule', 'scheduleParams', 'warmup', 'warmupKind', 'warmupParams'],
  ...['wrappers', 'overrides', 'label', 'color', 'visible'],
];
const COLOR_RULE = `must be 0 to ${COLORS - 1}; it is left out`;
const LABEL_RULE = `must be one line of at most ${MAX_LABEL_LENGTH} visible characters; the rest is left out`;
const VISIBLE = /** @type {Param} */ ({ id: 'visible', type: 'bool', default: true });

/**
 * @param {unknown} given
 * @param {Values} settings of the experiment, valid and sparse
 * @param {Catalog} catalog
 * @param {Report} report an empty key is the run as a whole
 * @returns {RunConfig | undefined} canonical; undefined: it has no optimizer
 */
export function readRunConfig(given, settings, catalog, report) {
  const fields = fieldsOf(given);
  const index = indexCatalog(catalog);
  const [{ key, word: id }] = wordsOf(fields.optimizer ?? null, 'optimizer', report);
  if (!index.rule(id)) {
    const message = index.wrapper(id)
      ? 'combines with an optimizer: write with=; the run is left out'
      : 'is not in the catalog; the run is left out';
    report(key, id, message);
    return undefined;
  }
  return new RunGate(fields, index, report).read(emptyRun(String(id), catalog), settings);
}

class RunGate {
  /**
   * @param {Record<string, unknown>} fields
   * @param {CatalogIndex} index
   * @param {Report} report
   */
  constructor(fields, index, report) {
    this.fields = fields;
    this.index = index;
    this.report = report;
  }

  /**
   * @param {RunConfig} run empty
   * @param {Values} settings
   */
  read(run, settings) {
    const { fields, index } = this;
    tellUnknown(fields, FIELDS, this.report);
    run.params = this.readParams(objectOf(fields.params, 'params', this.report), (params) =>
      index.rule(run.optimizer, params),
    );
    this.readSchedule(run);
    this.readWarmup(run);
    run.wrappers = this.readWrappers();
    const overrides = readOverrides(
      objectOf(fields.overrides, 'overrides', this.report),
      settings,
      index,
      this.report,
    );
    run.overrides = sparseOverrides(overrides, settings, index);
    this.readLooks(run);
    return run;
  }

  /** @param {RunConfig} run */
  readSchedule(run) {
    const { fields, index } = this;
    run.schedule = this.readId(
      'schedule',
      (id) => index.schedule(id),
      run.schedule,
      (id) =>
        index.warmup(id) ? 'is a warm-up: write warmup.kind=' : 'is unknown; it is left out',
    );
    const find = (/** @type {Values} */ params) => index.schedule(run.schedule, params);
    run.scheduleParams = this.readParams(
      objectOf(fields.scheduleParams, 'scheduleParams', this.report),
      find,
      'schedule.',
    );
  }

  /**
   * Without warm-up its kind and parameters mean nothing, so they are not kept.
   * @param {RunConfig} run
   */
  readWarmup(run) {
    const { fields, index } = this;
    const rule = () => 'is not a warm-up; it is left out';
    const id = this.readId('warmupKind', (each) => index.warmup(each), run.warmupKind, rule);
    const kind = index.warmup(id);
    if (!kind) return;
    const params = this.readParams(
      objectOf(fields.warmupParams, 'warmupParams', this.report),
      () => kind,
      'warmup.',
    );
    const length = readGiven(warmupLength(kind), fields.warmup ?? 0, 'warmup', this.report);
    if (!length) return;
    delete params.warmup;
    Object.assign(run, { warmup: length, warmupKind: id, warmupParams: params });
  }

  /**
   * @param {string} field
   * @param {(id: unknown) => IndexedEntry | undefined} find
   * @param {string} fallback
   * @param {(id: unknown) => string} rule what is wrong with an id that is not found
   * @returns {string}
   */
  readId(field, find, fallback, rule) {
    let found = fallback;
    for (const { key, word } of wordsOf(this.fields[field] ?? undefined, field, this.report)) {
      const id = typeof word === 'string' ? word.toLowerCase() : word;
      const entry = find(id);
      if (entry) found = entry.id;
      else this.report(key, word, rule(id));
    }
    return found;
  }

  readWrappers() {
    const { wrappers } = this.fields;
    if (wrappers !== undefined && !Array.isArray(wrappers)) {
      this.report('wrappers', wrappers, 'must be a list of wrappers; it is left out');
    }
    /** @type {RunConfig['wrappers']} */
    const kept = [];
    for (const wrapper of Array.isArray(wrappers) ? wrappers.map(fieldsOf) : []) {
      const [{ key, word }] = wordsOf(wrapper.id ?? null, 'wrappers', this.report);
      const id = typeof word === 'string' ? word.toLowerCase() : word;
      const entry = this.index.wrapper(id);
      if (!entry) {
        const rule = 'is not a wrapper in the catalog; it is left out';
        this.report(key, word, rule);
      } else if (kept.some((each) => each.id === entry.id)) {
        this.report(key, word, 'is given twice; it is used once');
      } else {
        const params = this.readParams(wrapper.params, () => entry, `${entry.id}.`);
        kept.push({ id: entry.id, params });
      }
    }
    return kept;
  }

  /**
   * What a text is decides which other parameters there are, so it is read first.
   * @param {unknown} given
   * @param {(params: Values) => IndexedEntry | undefined} find the entry, with the free names of its text
   * @param {string} [prefix] of keys in plain data
   * @returns {Values} sparse
   */
  readParams(given, find, prefix = '') {
    const fields = fieldsOf(given);
    /** @type {Values} */
    const valid = {};
    const text = textParam(find({}));
    if (text) this.readParam(text, fields, prefix, valid);
    const entry = find(valid);
    if (!entry) return {};
    for (const key of Object.keys(fields)) {
      const param = entry.paramById.get(key);
      if (!param) {
        this.report(prefix + key, fields[key], `is not a parameter of ${entry.id}; it is left out`);
      } else if (param.id !== text?.id) {
        this.readParam(param, fields, prefix, valid);
      }
    }
    return sparseParams(valid, entry);
  }

  /**
   * @param {Param} param
   * @param {Record<string, unknown>} fields
   * @param {string} prefix
   * @param {Values} valid gets the value
   */
  readParam(param, fields, prefix, valid) {
    const given = ownValue(fields, param.id);
    if (given === undefined) return;
    const value = readGiven(param, given, prefix + param.id, this.report);
    if (value !== undefined) setOwnValue(valid, param.id, value);
  }

  /** @param {RunConfig} run */
  readLooks(run) {
    const { label, color, visible } = this.fields;
    for (const { key, word } of wordsOf(label, 'label', this.report)) {
      run.label = cleanLabel(word);
      if (typeof word !== 'string') this.report(key, word, 'must be a text; it is left out');
      else if (run.label !== word) this.report(key, word, LABEL_RULE);
    }
    const isColor = (/** @type {string} */ word) => /^\d$/.test(word) && Number(word) < COLORS;
    const slot = readWord(color ?? undefined, 'color', isColor, COLOR_RULE, this.report);
    if (slot !== undefined) run.color = Number(slot);
    if (visible === undefined) return;
    run.visible = readGiven(VISIBLE, visible, 'visible', this.report) !== false;
  }
}

/**
 * @param {unknown} label
 * @returns {string} on one line, trimmed, not too long; empty if it is no text
 */
function cleanLabel(label) {
  const line = cleanLine(label, Infinity).replace(/ +/g, ' ');
  return [...line].slice(0, MAX_LABEL_LENGTH).join('').trim();
}

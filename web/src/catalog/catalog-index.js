// Look-ups in the catalog. Entries and settings are found here and nowhere else.

import { textParam, withFreeNames } from './own-text.js';

/**
 * @typedef {number | boolean | string | Array<number | string> | null} Value of a parameter; null: not
 *   set
 * @typedef {Record<string, Value>} Values by parameter or setting
 */

/**
 * @typedef {object} Param one hyperparameter or setting, as in the catalog
 * @property {string} id
 * @property {string} [symbol] TeX; comes with the texts of the catalog, as all that people read
 * @property {string} [symbolMathml]
 * @property {string} [summary]
 * @property {'real' | 'int' | 'bool' | 'choice' | 'list' | 'text'} type
 * @property {Value} default null: not set
 * @property {Value} [start] what trains a small network, where that is not the default
 * @property {number} min
 * @property {number} max
 * @property {boolean} minExcluded
 * @property {'linear' | 'log'} scale of the slider
 * @property {boolean} zero the slider has a 0 at its left end
 * @property {boolean} complement the slider is logarithmic in 1 - x
 * @property {number} sliderMin
 * @property {number} sliderMax
 * @property {string[]} choices
 * @property {1 | 2} columns of a list: 1 numbers or words, 2 pairs (flattened)
 * @property {boolean} [whole] of a list: its members are whole numbers
 * @property {number} [maxLength] of a list: members at most
 * @property {boolean} optional
 * @property {Language} [language] of a text; of a choice: the free names of such texts can be chosen
 *   as well
 * @property {string} [family] of a choice that picks an entry
 * @property {string} [group] of a setting
 * @property {boolean} [isFree] a free name of an own text
 */

/** @typedef {'rule' | 'schedule' | 'surface'} Language of an own text */

/**
 * @typedef {object} Entry what the catalog says about an optimizer, a schedule, a data set ...; which
 *   of the optional properties there are depends on the family
 * @property {string} id
 * @property {string} name
 * @property {Param[]} params
 * @property {Map<string, Param>} [paramById] once it is indexed
 * @property {boolean} [inStart] the start module has it
 * @property {string} [summary]
 * @property {string} [formula] TeX
 * @property {string} [formulaMathml]
 * @property {string} [reference]
 * @property {string} [group]
 * @property {boolean} [wrapper] of an optimizer: it wraps another one
 * @property {boolean} [warmup] of a schedule: it is a warm-up
 * @property {string} [stateMultiple]
 * @property {string} [gradientEvaluations]
 * @property {string} [task] of a data set: "binary", "multiclass", "regression"
 * @property {number} [features] of a data set
 * @property {number} [classes] of a data set
 * @property {string} [file] of a real data set
 * @property {boolean} [own] the data set that the user brings
 * @property {number} [imageWidth] of a data set of pictures
 */

/** @typedef {Entry & { paramById: Map<string, Param> }} IndexedEntry */

/**
 * @typedef {object} Catalog as the build writes it
 * @property {1} version
 * @property {Entry[]} optimizers
 * @property {Entry[]} schedules
 * @property {Entry[]} datasets
 * @property {Entry[]} activations
 * @property {Entry[]} losses
 * @property {Entry[]} initializers
 * @property {Entry[]} surfaces
 * @property {Entry[]} norms
 * @property {Param[]} settings
 */

const DEFAULT_SCHEDULE = 'constant';
const DEFAULT_WARMUP = 'warmup-linear';
// Settings of the page as a whole: what is shown, and what experiments do with the runs.
const PAGE_GROUPS = new Set(['Experiment', 'View']);
const PAGE_KEYS = new Set(['settings', 'version']);

/** The catalog, indexed. Made once a catalog; anew when more has come to it. */
export class CatalogIndex {
  /** @param {object} catalog */
  constructor(catalog) {
    this.settings = catalog.settings;
    this.settingById = byId(catalog.settings);
    /** @type {Map<string, Map<string, Entry>>} */
    this.families = new Map();
    for (const [family, entries] of Object.entries(catalog)) {
      if (!PAGE_KEYS.has(family)) this.families.set(family, indexEntries(entries));
    }
    const schedules = [...this.families.get('schedules').values()];
    this.defaultSchedule = pick(schedules, DEFAULT_SCHEDULE, (entry) => !entry.warmup);
    this.defaultWarmup = pick(schedules, DEFAULT_WARMUP, (entry) => entry.warmup);
  }

  /** An optimizer that is not a wrapper, or undefined. `params` tell what its text, if any, is. */
  rule(id, params) {
    const entry = this.families.get('optimizers').get(id);
    return entry && !entry.wrapper ? withFreeNames(entry, params) : undefined;
  }

  /** An optimizer that wraps another one, or undefined. */
  wrapper(id) {
    const entry = this.families.get('optimizers').get(id);
    return entry?.wrapper ? entry : undefined;
  }

  /** A schedule that is not a warm-up, or undefined. `params` as in rule(). */
  schedule(id, params) {
    const entry = this.families.get('schedules').get(id);
    return entry && !entry.warmup ? withFreeNames(entry, params) : undefined;
  }

  /** A warm-up, or undefined. */
  warmup(id) {
    const entry = this.families.get('schedules').get(id);
    return entry?.warmup ? entry : undefined;
  }

  /**
   * The parameter that a settings key names: a setting, or `<setting>.<parameter>` of the entry
   * which that setting picks.
   * @param {string} key
   * @param {(setting: Param) => unknown} valueOf the value of a setting
   * @returns {Param | undefined}
   */
  settingParam(key, valueOf) {
    const setting = this.settingById.get(key);
    if (setting) return setting;
    const { picker, param } = this.splitKey(key);
    if (!picker) return undefined;
    const entry = this.families.get(picker.family)?.get(valueOf(picker));
    return entry?.paramById.get(param) ?? this.picked(picker, valueOf)?.paramById.get(param);
  }

  /**
   * The entry that a setting picks, with the free names of its text.
   * @param {Param} setting
   * @param {(setting: Param) => unknown} valueOf as in settingParam
   * @returns {Entry | undefined}
   */
  picked(setting, valueOf) {
    const entry = this.families.get(setting.family)?.get(valueOf(setting));
    const text = textParam(entry);
    if (!text) return entry;
    const value = valueOf({ ...text, id: `${setting.id}.${text.id}` });
    return withFreeNames(entry, { [text.id]: value });
  }

  /** "init.std" -> { picker: the setting "init", param: "std" }; no picker if it is no such key. */
  splitKey(key) {
    const dot = key.indexOf('.');
    const picker = dot < 0 ? undefined : this.settingById.get(key.slice(0, dot));
    return picker?.family ? { picker, param: key.slice(dot + 1) } : {};
  }

  /** Whether a setting belongs to the page as a whole, so that no run can have its own. */
  isView(key) {
    return PAGE_GROUPS.has(this.settingById.get(key)?.group);
  }
}

const indices = new WeakMap();

/**
 * @param {object} catalog as `catalogJson()` gives it
 * @returns {CatalogIndex}
 */
export function indexCatalog(catalog) {
  if (!indices.has(catalog)) indices.set(catalog, new CatalogIndex(catalog));
  return indices.get(catalog);
}

/** @param {object} catalog that has changed */
export function forgetIndex(catalog) {
  indices.delete(catalog);
}

function byId(list) {
  return new Map(list.map((item) => [item.id, item]));
}

function indexEntries(entries) {
  return byId(entries.map((entry) => ({ ...entry, paramById: byId(entry.params) })));
}

function pick(entries, id, suits) {
  return (entries.find((entry) => entry.id === id) ?? entries.find(suits)).id;
}

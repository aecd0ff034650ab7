// The index of a catalog: every entry and every setting is found here.

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
 *   as well, and "run2.lr"
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
 * @property {boolean} [inStart] the start module has it
 * @property {string} [summary]
 * @property {string} [formula] TeX
 * @property {string} [formulaMathml]
 * @property {string} [reference]
 * @property {string} [group]
 * @property {boolean} [wrapper] of an optimizer: it wraps another one
 * @property {boolean} [warmup] of a schedule: it is a warm-up
 * @property {string} [mark] a few letters that stand for it
 * @property {string} [state] of an optimizer: what it keeps between updates
 * @property {string} [stateMultiple] numbers that it keeps per weight
 * @property {string} [decay] of an optimizer: how it treats weight decay
 * @property {string} [pitfalls]
 * @property {string} [steps] of an optimizer: the update of one weight, see cpp/core/optimizer.h
 * @property {string} [ownMoves] of an optimizer: why rates of layers would contradict what it keeps
 * @property {string} [gradientEvaluations] of an optimizer: per update
 * @property {string[]} [needs] of an optimizer: what it evaluates beside the gradient
 * @property {boolean} [usual] of an optimizer: it is among the first that are offered
 * @property {boolean} [cyclesMomentum] of a schedule
 * @property {boolean} [rangeTest] of a schedule
 * @property {number[]} [start] of a surface: the usual starting point
 * @property {number[]} [window] of a surface: what is shown of it
 * @property {number} [rate] of a surface: a learning rate that suits it
 * @property {string} [task] of a data set: "binary", "multiclass", "regression"
 * @property {number} [features] of a data set
 * @property {number} [classes] of a data set
 * @property {string} [file] of a real data set
 * @property {boolean} [own] the data set that the user brings
 * @property {number} [imageWidth] of a data set of pictures
 */

/** @typedef {Entry & { paramById: Map<string, Param> }} IndexedEntry */

/**
 * @typedef {'optimizers' | 'schedules' | 'datasets' | 'activations' | 'losses' | 'initializers' |
 *   'surfaces' | 'norms'} Family
 */

/**
 * @typedef {{ version: 1, settings: Param[] } & Record<Family, Entry[]>} Catalog as the build writes it
 */

const DEFAULT_SCHEDULE = 'constant';
const DEFAULT_WARMUP = 'warmup-linear';
// Settings of the page as a whole: what is shown, and what studies do with the runs.
const PAGE_GROUPS = new Set(['Experiment', 'View']);
const PAGE_KEYS = new Set(['settings', 'version']);

/** One per catalog; `indexCatalog` makes a new one when something has been added to the catalog. */
export class CatalogIndex {
  /** @param {Catalog} catalog */
  constructor(catalog) {
    this.settings = catalog.settings;
    this.settingById = byId(catalog.settings);
    /** @type {Map<string, Map<string, IndexedEntry>>} */
    this.families = new Map();
    for (const [family, entries] of Object.entries(catalog)) {
      if (PAGE_KEYS.has(family) || !Array.isArray(entries)) continue;
      this.families.set(family, indexEntries(/** @type {Entry[]} */ (entries)));
    }
    const schedules = [...(this.families.get('schedules')?.values() ?? [])];
    this.defaultSchedule = pick(schedules, DEFAULT_SCHEDULE, (entry) => !entry.warmup);
    this.defaultWarmup = pick(schedules, DEFAULT_WARMUP, (entry) => Boolean(entry.warmup));
  }

  /**
   * An entry of a family.
   * @param {string | undefined} family
   * @param {unknown} id
   */
  entry(family, id) {
    return this.families.get(family ?? '')?.get(/** @type {string} */ (id));
  }

  /**
   * An optimizer that is not a wrapper, with the free names of its text.
   * @param {unknown} id
   * @param {Values} [params] its text, if any, is among them
   */
  rule(id, params) {
    const entry = this.entry('optimizers', id);
    return entry && !entry.wrapper ? withFreeNames(entry, params) : undefined;
  }

  /**
   * An optimizer that wraps another one.
   * @param {unknown} id
   */
  wrapper(id) {
    const entry = this.entry('optimizers', id);
    return entry?.wrapper ? entry : undefined;
  }

  /**
   * A schedule that is not a warm-up, with the free names of its text.
   * @param {unknown} id
   * @param {Values} [params] its text, if any, is among them
   */
  schedule(id, params) {
    const entry = this.entry('schedules', id);
    return entry && !entry.warmup ? withFreeNames(entry, params) : undefined;
  }

  /**
   * A warm-up.
   * @param {unknown} id
   */
  warmup(id) {
    const entry = this.entry('schedules', id);
    return entry?.warmup ? entry : undefined;
  }

  /**
   * The parameter that a settings key names: a setting, or `<setting>.<parameter>` of the entry
   * which that setting picks.
   * @param {string} key
   * @param {(key: string) => Value | undefined} valueOf the value of a settings key
   * @returns {Param | undefined}
   */
  settingParam(key, valueOf) {
    const setting = this.settingById.get(key);
    if (setting) return setting;
    const { picker, param = '' } = this.splitKey(key);
    if (!picker) return undefined;
    const entry = this.entry(picker.family, valueOf(picker.id));
    return entry?.paramById.get(param) ?? this.picked(picker, valueOf)?.paramById.get(param);
  }

  /**
   * The entry that a setting picks, with the free names of its text.
   * @param {Param} setting
   * @param {(key: string) => Value | undefined} valueOf as in settingParam
   * @returns {IndexedEntry | undefined}
   */
  picked(setting, valueOf) {
    const entry = this.entry(setting.family, valueOf(setting.id));
    const text = textParam(entry);
    if (!entry || !text) return entry;
    return withFreeNames(entry, { [text.id]: valueOf(`${setting.id}.${text.id}`) ?? null });
  }

  /**
   * "init.std" -> { picker: the setting "init", param: "std" }; no picker if it is no such key.
   * @param {string} key
   * @returns {{ picker?: Param, param?: string }}
   */
  splitKey(key) {
    const dot = key.indexOf('.');
    const picker = dot < 0 ? undefined : this.settingById.get(key.slice(0, dot));
    return picker?.family ? { picker, param: key.slice(dot + 1) } : {};
  }

  /**
   * Whether a setting belongs to the page as a whole, so that no run can have its own.
   * @param {string} key
   */
  isView(key) {
    return PAGE_GROUPS.has(this.settingById.get(key)?.group ?? '');
  }
}

/** @type {WeakMap<Catalog, CatalogIndex>} */
const indices = new WeakMap();

/**
 * @param {Catalog} catalog
 * @returns {CatalogIndex}
 */
export function indexCatalog(catalog) {
  const known = indices.get(catalog) ?? new CatalogIndex(catalog);
  indices.set(catalog, known);
  return known;
}

/**
 * To be called when a catalog has changed.
 * @param {Catalog} catalog
 */
export function forgetIndex(catalog) {
  indices.delete(catalog);
}

/**
 * @template {{ id: string }} T
 * @param {T[]} list
 */
function byId(list) {
  return new Map(list.map((item) => [item.id, item]));
}

/** @param {Entry[]} entries */
function indexEntries(entries) {
  return byId(entries.map((entry) => ({ ...entry, paramById: byId(entry.params) })));
}

/**
 * @param {IndexedEntry[]} entries
 * @param {string} id preferred
 * @param {(entry: IndexedEntry) => boolean} suits
 */
function pick(entries, id, suits) {
  const found = entries.find((entry) => entry.id === id) ?? entries.find(suits);
  return found?.id ?? id;
}

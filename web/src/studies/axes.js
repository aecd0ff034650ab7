// What a sweep can vary, and how a run is given another value of it. A key means the same as in the
// text of a run: first a hyperparameter of its rule, then a setting of the experiment.

import { indexCatalog } from '../catalog/catalog-index.js';
import { ownValue, setOwnValue } from '../catalog/entries.js';
import { warmupLength } from '../config/config.js';
import { mergeSettings, settingParam, settingValue } from '../config/settings.js';
import { everyChoice, gridOf, usualRange } from './grid.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {Partial<Param> & Pick<Param, 'id' | 'type'> & { nameFamily?: string }} AxisParam a
 *   parameter, or what is told like one; nameFamily: the family whose names its choices have */

const LAYERS = 'hidden';
const USUAL_WIDTH = { sliderMin: 2, sliderMax: 64 };
// As many as the engine takes.
const MOST_LAYERS = 8;
/** The factor on the rate of one layer, counted from 1. */
const LAYER_RATE = /^layer_rates\.([1-9])$/;

/**
 * @typedef {object} Target what a key means for one run
 * @property {AxisParam} param
 * @property {Value | undefined} value of the run now
 * @property {string} place "rule", "schedule", "network" or the group of a setting
 * @property {(run: RunConfig, value: Value) => void} set
 */

/**
 * @param {string} key a word of the setting sweep.x, or a free name of an own rule
 * @param {RunConfig} run
 * @param {Config} config canonical
 * @param {Catalog} catalog
 * @returns {Target | undefined} undefined: the run has nothing of that name
 */
export function targetOf(key, run, config, catalog) {
  const index = indexCatalog(catalog);
  const own = index.rule(run.optimizer, run.params)?.paramById?.get(key);
  if (own) return isOneValue(own) ? ruleTarget(own, run) : undefined;
  if (key === 'schedule') return scheduleTarget(run, index);
  if (key === 'warmup') return warmupTarget(run, index);
  const part = partTarget(key, run, index);
  if (part) return part;
  const settings = mergeSettings(config.settings, run.overrides, index);
  const surface = settingValue(settings, 'problem', index) === 'surface';
  if (key === 'width' || key === 'depth') {
    const layers = /** @type {number[]} */ (settingValue(settings, LAYERS, index));
    return surface ? undefined : layersTarget(key, layers, index);
  }
  const layer = LAYER_RATE.exec(key);
  if (layer && !surface) return layerRateTarget(Number(layer[1]), settings, index);
  const param = index.settingById.get(key) ?? settingParam(settings, key, index);
  if (!param || !isOneValue(param) || index.isView(key)) return undefined;
  if (!isInForce(param, surface, key)) return undefined;
  const value = settingValue(settings, key, index);
  /** @type {Target['set']} */
  const set = (target, next) => (target.overrides[key] = next);
  return { param, value, place: param.group ?? '', set };
}

/**
 * @param {Param} param
 * @param {RunConfig} run
 * @returns {Target}
 */
function ruleTarget(param, run) {
  const value = ownValue(run.params, param.id) ?? param.default;
  return {
    param,
    value,
    place: 'rule',
    set: (target, next) => setOwnValue(target.params, param.id, next),
  };
}

/**
 * The names that users gave to parameters of their own rules.
 * @param {RunConfig[]} runs
 * @param {Catalog} catalog
 * @returns {string[]} keys for targetOf
 */
export function freeNamesOf(runs, catalog) {
  const index = indexCatalog(catalog);
  const params = runs.flatMap(
    ({ optimizer, params: given }) => index.rule(optimizer, given)?.params ?? [],
  );
  return [...new Set(params.filter(({ isFree }) => isFree).map(({ id }) => id))];
}

/** @param {Param} param */
const isOneValue = ({ type }) => type !== 'list' && type !== 'text';

/**
 * On a surface two numbers are trained, without data and without layers.
 * @param {Param} param
 * @param {boolean} surface
 * @param {string} key
 */
function isInForce(param, surface, key) {
  return surface === (param.group === 'Surface' || key.startsWith('surface.'));
}

/**
 * A parameter of the run's schedule, warm-up or one of its wrappers: "schedule.gamma", "clip-norm.max_norm".
 * @param {string} key
 * @param {RunConfig} run
 * @param {CatalogIndex} index
 * @returns {Target | undefined}
 */
function partTarget(key, run, index) {
  const dot = key.indexOf('.');
  const [prefix, id] = [key.slice(0, dot), key.slice(dot + 1)];
  const [entry, paramsOf, place] = partOf(prefix, run, index);
  const param = entry?.paramById.get(id);
  if (!param || !isOneValue(param) || !paramsOf(run)) return undefined;
  return {
    param,
    value: ownValue(paramsOf(run) ?? {}, id) ?? param.default,
    place,
    set: (target, value) => setOwnValue(paramsOf(target) ?? {}, id, value),
  };
}

/**
 * @typedef {[import('../catalog/catalog-index.js').IndexedEntry | undefined,
 *   (run: RunConfig) => import('../catalog/catalog-index.js').Values | undefined, string]} RunPart its entry, where a run
 *   has its parameters, and what it is called
 */

/**
 * @param {string} prefix
 * @param {RunConfig} run
 * @param {CatalogIndex} index
 * @returns {RunPart}
 */
function partOf(prefix, run, index) {
  if (prefix === 'schedule')
    return [index.schedule(run.schedule, run.scheduleParams), (one) => one.scheduleParams, prefix];
  if (prefix === 'warmup')
    return [
      index.warmup(run.warmupKind),
      (one) => (one.warmup ? one.warmupParams : undefined),
      'schedule',
    ];
  const entry = index.wrapper(prefix);
  const at = run.wrappers.findIndex(({ id }) => id === prefix);
  return [entry, (one) => one.wrappers[at]?.params, entry?.name ?? ''];
}

/**
 * @param {RunConfig} run
 * @param {CatalogIndex} index
 * @returns {Target}
 */
function scheduleTarget(run, index) {
  const schedules = [...(index.families.get('schedules')?.values() ?? [])];
  const choices = schedules.filter(({ warmup, rangeTest }) => !warmup && !rangeTest);
  /** @type {AxisParam} */
  const param = {
    id: 'schedule',
    summary: 'Schedule: how the rate changes',
    type: 'choice',
    default: index.defaultSchedule,
    choices: choices.map(({ id }) => id),
    nameFamily: 'schedules',
  };
  return {
    param,
    value: run.schedule,
    place: 'schedule',
    set: (target, id) => Object.assign(target, { schedule: id, scheduleParams: {} }),
  };
}

/**
 * @param {RunConfig} run
 * @param {CatalogIndex} index
 * @returns {Target}
 */
function warmupTarget(run, index) {
  const param = {
    ...warmupLength(
      /** @type {import('../catalog/catalog-index.js').IndexedEntry} */ (
        index.warmup(run.warmupKind)
      ),
    ),
    id: 'warmup',
  };
  return {
    param,
    value: run.warmup,
    place: 'schedule',
    set: (target, updates) => (target.warmup = Number(updates)),
  };
}

/**
 * @param {'width' | 'depth'} key
 * @param {number[]} layers units of each hidden one
 * @param {CatalogIndex} index
 * @returns {Target}
 */
function layersTarget(key, layers, index) {
  const { min, max } = /** @type {Param} */ (index.settingById.get(LAYERS));
  const [width = 16] = layers;
  // The other of both may be an axis, too.
  const layersOf = (/** @type {RunConfig} */ run) =>
    /** @type {number[]} */ (run.overrides[LAYERS] ?? layers);
  if (key === 'width') {
    const summary = 'Width: units of every hidden layer';
    /** @type {AxisParam} */
    const param = { id: key, summary, type: 'int', scale: 'log', min, max, ...USUAL_WIDTH };
    /** @type {Target['set']} */
    const set = (run, units) =>
      (run.overrides[LAYERS] = Array(Math.max(1, layersOf(run).length)).fill(Number(units)));
    return { param, value: width, place: 'network', set };
  }
  const summary = 'Depth: number of hidden layers';
  const range = { min: 0, max: MOST_LAYERS, sliderMin: 0, sliderMax: 6 };
  /** @type {AxisParam} */
  const param = { id: key, summary, type: 'int', scale: 'linear', ...range };
  /** @type {Target['set']} */
  const set = (run, count) =>
    (run.overrides[LAYERS] = Array(Number(count)).fill(layersOf(run)[0] ?? width));
  return { param, value: layers.length, place: 'network', set };
}

/**
 * @param {number} layer counted from 1
 * @param {import('../catalog/catalog-index.js').Values} settings
 * @param {CatalogIndex} index
 * @returns {Target | undefined} undefined: there is no such layer
 */
function layerRateTarget(layer, settings, index) {
  const rates = /** @type {number[]} */ (settingValue(settings, 'layer_rates', index));
  const hidden = /** @type {number[]} */ (settingValue(settings, LAYERS, index));
  const layers = hidden.length + 1;
  if (layer > layers) return undefined;
  const all = Array.from({ length: layers }, (_, i) => rates[i] ?? 1);
  const summary = `Rate of layer ${layer}: factor on the learning rate of its weights`;
  const range = { min: 0, max: 1000, sliderMin: 0.01, sliderMax: 100 };
  /** @type {AxisParam} */
  const param = { id: `layer_rates.${layer}`, summary, type: 'real', scale: 'log', ...range };
  /** @type {Target['set']} */
  const set = (run, factor) => {
    const given = run.overrides.layer_rates;
    const before = Array.isArray(given) ? /** @type {number[]} */ (given) : all;
    run.overrides.layer_rates = all.map((usual, i) =>
      i === layer - 1 ? Number(factor) : (before[i] ?? usual),
    );
  };
  return { param, value: all[layer - 1], place: 'network', set };
}

/**
 * @typedef {object} SweepAxis
 * @property {string} key
 * @property {AxisParam} param
 * @property {any[]} values numbers, words or booleans
 * @property {boolean} isNumber
 * @property {boolean} isLog
 */

/**
 * The values that a sweep tries along one of its axes.
 * @param {string} key
 * @param {Target[]} targets what it means for the runs that have it; at least one
 * @param {{ from: number | null, to: number | null, points: number }} range null: what suits it
 * @returns {SweepAxis}
 */
export function axisOf(key, targets, { from, to, points }) {
  const [{ param }] = targets;
  if (param.type === 'choice' || param.type === 'bool') {
    const values = everyChoice(param);
    return { key, param, values, isNumber: false, isLog: false };
  }
  const present = targets.map(({ value }) => Number(value));
  const number = /** @type {import('./grid.js').NumberParam} */ (param);
  const usual = usualRange(number, present);
  const values = gridOf(number, from ?? usual.from, to ?? usual.to, points);
  const isLog = param.scale === 'log' && !param.complement && values[0] > 0;
  return { key, param, values, isNumber: true, isLog };
}

// What a sweep can vary, and how a run is given another value of it. A key means the same as in the
// text of a run: a hyperparameter of its rule comes first, then a setting of the experiment.

import { indexCatalog } from '../catalog/catalog-index.js';
import { warmupLength } from '../config/config.js';
import { mergeSettings, settingValue } from '../config/settings.js';
import { everyChoice, gridOf, usualRange } from './grid.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

const LAYERS = 'hidden';
const USUAL_WIDTH = { sliderMin: 2, sliderMax: 64 };
// As many as the engine takes.
const MOST_LAYERS = 8;

/**
 * @typedef {object} Target what a key means for one run
 * @property {import('../catalog/catalog-index.js').Param} param
 * @property {unknown} value of the run now
 * @property {string} place "rule", "schedule", "network" or the group of a setting
 * @property {(run: RunConfig, value: any) => void} set
 */

/**
 * @param {string} key a word of the setting sweep.x, or a free name of an own rule
 * @param {RunConfig} run
 * @param {Config} config canonical
 * @param {object} catalog
 * @returns {Target | undefined} undefined: the run has nothing of that name
 */
export function targetOf(key, run, config, catalog) {
  const index = indexCatalog(catalog);
  const own = index.rule(run.optimizer, run.params).paramById.get(key);
  if (own) {
    if (!isOneValue(own)) return undefined;
    const value = run.params[key] ?? own.default;
    const set = (target, next) => (target.params[key] = next);
    return { param: own, value, place: 'rule', set };
  }
  if (key === 'schedule') return scheduleTarget(run, index);
  if (key === 'warmup') return warmupTarget(run, index);
  const settings = mergeSettings(config.settings, run.overrides, index);
  const surface = settingValue(settings, 'problem', index) === 'surface';
  if (key === 'width' || key === 'depth') {
    return surface ? undefined : layersTarget(key, settingValue(settings, LAYERS, index), index);
  }
  const param = index.settingById.get(key);
  if (!param || !isOneValue(param) || index.isView(key)) return undefined;
  if (!isInForce(param, surface)) return undefined;
  const value = settingValue(settings, key, index);
  const set = (target, next) => (target.overrides[key] = next);
  return { param, value, place: param.group, set };
}

/**
 * The names that users gave to parameters of their own rules.
 * @param {RunConfig[]} runs
 * @param {object} catalog
 * @returns {string[]} keys for targetOf
 */
export function freeNamesOf(runs, catalog) {
  const index = indexCatalog(catalog);
  const params = runs.flatMap(
    ({ optimizer, params: given }) => index.rule(optimizer, given).params,
  );
  return [...new Set(params.filter(({ isFree }) => isFree).map(({ id }) => id))];
}

const isOneValue = ({ type }) => type !== 'list' && type !== 'text';

// Two numbers train on a surface, without data and without layers.
function isInForce(param, surface) {
  return surface === (param.group === 'Surface');
}

function scheduleTarget(run, index) {
  const schedules = [...index.families.get('schedules').values()];
  const choices = schedules.filter(({ warmup, rangeTest }) => !warmup && !rangeTest);
  const param = {
    id: 'schedule',
    summary: 'Schedule: how the rate changes',
    type: 'choice',
    default: index.defaultSchedule,
    choices: choices.map(({ id }) => id),
    nameFamily: 'schedules',
  };
  const set = (target, id) => Object.assign(target, { schedule: id, scheduleParams: {} });
  return { param, value: run.schedule, place: 'schedule', set };
}

function warmupTarget(run, index) {
  const param = { ...warmupLength(index.warmup(run.warmupKind)), id: 'warmup' };
  const set = (target, updates) => (target.warmup = updates);
  return { param, value: run.warmup, place: 'schedule', set };
}

function layersTarget(key, layers, index) {
  const { min, max } = index.settingById.get(LAYERS);
  const [width = 16] = layers;
  if (key === 'width') {
    const summary = 'Width: units of every hidden layer';
    const param = { id: key, summary, type: 'int', scale: 'log', min, max, ...USUAL_WIDTH };
    const set = (run, units) =>
      (run.overrides[LAYERS] = Array(Math.max(1, layers.length)).fill(units));
    return { param, value: width, place: 'network', set };
  }
  const summary = 'Depth: number of hidden layers';
  const range = { min: 0, max: MOST_LAYERS, sliderMin: 0, sliderMax: 6 };
  const param = { id: key, summary, type: 'int', scale: 'linear', ...range };
  const set = (run, count) => (run.overrides[LAYERS] = Array(count).fill(width));
  return { param, value: layers.length, place: 'network', set };
}

/**
 * @typedef {object} SweepAxis
 * @property {string} key
 * @property {import('../catalog/catalog-index.js').Param} param
 * @property {Array<number | string | boolean>} values
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
  const present = targets.map(({ value }) => value);
  const usual = usualRange(param, present);
  const values = gridOf(param, from ?? usual.from, to ?? usual.to, points);
  const isLog = param.scale === 'log' && !param.complement && values[0] > 0;
  return { key, param, values, isNumber: true, isLog };
}

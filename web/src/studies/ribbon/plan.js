// From a run and a hyperparameter to the trainings of a ribbon.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { datasetOf, runSpec } from '../../config/spec.js';
import { settingValue } from '../../config/settings.js';
import { targetOf } from '../axes.js';
import { isOnSurface, jobOf } from '../plan.js';
import { ribbonWindow } from './values.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../axes.js').Target} Target */
/** @typedef {import('../grid.js').NumberParam} NumberParam */
/** @typedef {import('../scheduler.js').Job} Job */
/** @typedef {import('./values.js').RibbonWindow} RibbonWindow */

/** What the setting is where nobody chose anything. */
export const USUAL_KEY = 'lr';

/** @typedef {Job & { value: number, text: string }} RibbonJob text: the same for equal trainings */

/**
 * @typedef {object} RibbonPlan
 * @property {string} obstacle why there is none; empty: there is one
 * @property {number} run index of its run
 * @property {string} key of the hyperparameter
 * @property {NumberParam} param
 * @property {number} value of the run
 * @property {Target['set']} set gives a run another value
 * @property {RibbonWindow} window
 * @property {RibbonJob[]} jobs one for each value of the window
 * @property {boolean} isSurface
 * @property {string | undefined} table own data that they need
 */

/** @typedef {{ obstacle: string, jobs?: undefined }} NoRibbon */

/**
 * @param {{ config: Config, catalog: Catalog, selected: number, wish: string }} about wish: the setting "ribbon"
 * @param {RibbonPlan | null} [before] what is seen now
 * @returns {RibbonPlan | NoRibbon}
 */
export function planRibbon({ config, catalog, selected, wish }, before = null) {
  const { run, key } = readWish(wish, selected);
  const definition = config.runs[run];
  if (!definition) return { obstacle: config.runs.length ? 'There is no such run.' : 'No run.' };
  const target = targetOf(key, definition, config, catalog);
  const isNumber = target?.param.type === 'real' || target?.param.type === 'int';
  if (!target || !isNumber || typeof target.value !== 'number') {
    const what = key === USUAL_KEY ? 'rate' : `number ${key}`;
    return { obstacle: `This run has no ${what} to be tried.` };
  }
  const { value, set } = target;
  const param = /** @type {NumberParam} */ (target.param);
  const kept = before?.key === key && before.run === run ? before.window : null;
  const window = ribbonWindow(param, value, kept);
  const isOwn = datasetOf(runSpec(config, run, catalog), catalog)?.own;
  const table = isOwn ? config.table : undefined;
  const isSurface = isOnSurface(config, catalog);
  const plan = { obstacle: '', run, key, param, value, set, window, isSurface, table };
  const jobs = window.values.map((one) => ribbonJob({ config, catalog }, plan, one));
  return { ...plan, jobs };
}

/**
 * @param {string} wish "lr", "run2.lr"
 * @param {number} selected index of the run where it names none
 */
export function readWish(wish, selected) {
  const [, number, key] = /^(?:run(\d+)\.)?(.+)$/.exec(wish) ?? [];
  return { run: number ? Number(number) - 1 : selected, key: key ?? USUAL_KEY };
}

/**
 * The experiment with another value.
 * @param {Config} config
 * @param {Pick<RibbonPlan, 'run' | 'set'>} plan
 * @param {number} value
 * @returns {Config} a copy as far as it differs
 */
export function withValue(config, { run, set }, value) {
  const changed = structuredClone(config.runs[run]);
  set(changed, value);
  return { ...config, runs: config.runs.map((one, index) => (index === run ? changed : one)) };
}

/**
 * @param {{ config: Config, catalog: Catalog }} experiment
 * @param {Pick<RibbonPlan, 'run' | 'set' | 'table'>} plan
 * @param {number} value
 * @returns {RibbonJob}
 */
function ribbonJob({ config, catalog }, plan, value) {
  const spec = runSpec(withValue(config, plan, value), plan.run, catalog);
  return { ...jobOf(spec, catalog), value, text: JSON.stringify([spec, plan.table ?? '']) };
}

/**
 * @param {Config} config
 * @param {Catalog} catalog
 * @returns {string} the setting "ribbon"
 */
export function ribbonWish(config, catalog) {
  return String(settingValue(config.settings, 'ribbon', indexCatalog(catalog)) ?? USUAL_KEY);
}

// From the definition of a study to the trainings it takes.

import { indexCatalog } from '../catalog/catalog-index.js';
import { settingValue } from '../config/settings.js';
import { runSpec } from '../config/spec.js';
import { costGroup } from './scheduler.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./scheduler.js').Job} Job */

/**
 * @typedef {object} Plan what the plans of all studies have
 * @property {string} obstacle why it cannot be made; empty: it can
 * @property {string} note what is left out
 * @property {number[]} runs indices of the runs of the table that it is about
 * @property {number} trials trainings that it takes
 * @property {number} steps of the longest training
 * @property {number} allSteps of all trainings together
 */

/**
 * @typedef {object} About what a study is planned from
 * @property {Config} config canonical
 * @property {Catalog} catalog
 * @property {(key: string) => any} value of a setting
 * @property {number} selected index of the selected run
 * @property {number} [most] trainings; default: as many as the page makes
 */

/** More trainings than this are refused on the page. */
export const MAX_TRIALS = 5000;
const MOST_SEED = 2 ** 32;
const WEIGHTS = ['init.seed', 'batch.seed'];
/** What the setting "vary" of a study means. */
const VARIED = { weights: WEIGHTS, data: [...WEIGHTS, 'data.seed'] };

/** @typedef {keyof typeof VARIED | string[]} Vary a word of the setting "vary" of sweeps and races, or the settings
 *   that are seeds themselves */

/**
 * Which runs of the table a study is about.
 * @param {string} which a word of the settings range.runs and sweep.runs
 * @param {Config} config
 * @param {number} selected
 * @returns {number[]} indices
 */
export function chosenRuns(which, config, selected) {
  const all = config.runs.map((_, index) => index);
  if (which === 'all') return all.filter((index) => config.runs[index].visible);
  const index = which === 'selected' ? selected : Number(which) - 1;
  return all.includes(index) ? [index] : [];
}

/**
 * Specs of one definition that differ in their seeds. The first has the seeds of the run itself.
 * @param {RunConfig} run
 * @param {Config} config
 * @param {Catalog} catalog
 * @param {object} options
 * @param {number} [options.first] the first of the seeds, counted from the run's own
 * @param {number} options.count
 * @param {Vary} options.vary data: the points and the split as well
 * @param {number | null} options.steps null: as the run has
 * @returns {RunSpec[]}
 */
export function seededSpecs(run, config, catalog, { first = 0, count, vary, steps }) {
  const index = indexCatalog(catalog);
  const spec = runSpec({ ...config, runs: [run] }, 0, catalog);
  if (steps !== null) spec.settings = { ...spec.settings, steps };
  const seeds = Array.isArray(vary) ? vary : VARIED[vary];
  return Array.from({ length: count }, (_, i) => {
    const shifted = seeds.map((key) => {
      const seed = Number(settingValue(spec.settings, key, index)) + first + i;
      return [key, seed % MOST_SEED];
    });
    return { ...spec, settings: { ...spec.settings, ...Object.fromEntries(shifted) } };
  });
}

/**
 * @param {RunSpec} spec
 * @param {Catalog} catalog
 * @returns {Job}
 */
export function jobOf(spec, catalog) {
  const steps = Number(settingValue(spec.settings, 'steps', indexCatalog(catalog)));
  return { spec, group: costGroup(spec), steps };
}

/**
 * Whether a function of two numbers is minimised, without data.
 * @param {Pick<Config, 'settings'>} config
 * @param {Catalog} catalog
 */
export function isOnSurface({ settings }, catalog) {
  return settingValue(settings, 'problem', indexCatalog(catalog)) === 'surface';
}

/**
 * @param {number} trials
 * @param {string} remedy what makes it fewer
 * @param {number} [most]
 * @returns {string} empty if it can be done
 */
export function tooMany(trials, remedy, most = MAX_TRIALS) {
  if (trials <= most) return '';
  return `That would be ${trials} trainings; at most ${most} are made. ${remedy}`;
}

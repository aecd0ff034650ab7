// With which rates optimizers usually work on a problem. Loaded after the first curve; usual-rates.json is
// written by web/scripts/usual-rates.js.

import { indexCatalog } from '../catalog/catalog-index.js';
import { findEntry } from '../catalog/entries.js';
import { filledParams, startParams } from '../catalog/params.js';
import { problemOf } from '../config/problem.js';
import { runNames } from '../config/run-names.js';
import { settingsOf, settingValue } from '../config/settings.js';
import measured from './usual-rates.json';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

// A longer list is not read.
const MOST_NAMED = 4;

const onSurfaces = measured.surfaces;

/**
 * The parameters that a user interface writes when an optimizer is picked: as startParams, with a rate that
 * suits the problem.
 * @param {Entry | undefined} entry
 * @param {Values} settings of the run
 * @param {Catalog} catalog
 * @returns {Values}
 */
export function usualParams(entry, settings, catalog) {
  const params = startParams(entry);
  const index = indexCatalog(catalog);
  if (!entry || settingValue(settings, 'problem', index) !== 'surface') return params;
  const surface = String(settingValue(settings, 'surface', index));
  const rate = onSurfaces[surface]?.[entry.id];
  return rate === undefined ? params : { ...params, lr: rate };
}

/**
 * Gives runs whose rate is the usual one of the problem before the usual one of the problem now. What
 * somebody chose stays.
 * @param {Config} config changed
 * @param {Config} before as it was with the problem before; the same runs
 * @param {Catalog} catalog
 * @returns {string} which rates were set, in words; empty: none
 */
export function followProblem(config, before, catalog) {
  const changed = config.runs.flatMap((run, index) => {
    const known = before.runs[index];
    if (known?.optimizer !== run.optimizer) return [];
    const old = usualRate(known, before, catalog);
    const usual = usualRate(run, config, catalog);
    if (usual === old || rateOf(run, catalog) !== old) return [];
    run.params.lr = usual;
    return [{ index, rate: usual }];
  });
  if (!changed.length) return '';
  const names = namesOf(config, catalog);
  const words = changed.slice(0, MOST_NAMED).map(({ index, rate }) => `${names[index]} ${rate}`);
  const more = changed.length - words.length;
  if (more > 0) words.push(`and ${more} more`);
  return `set to what usually works on ${nameOf(config, catalog)}: ${words.join(', ')}`;
}

// The rate stands behind the name: it need not be in it.
/**
 * @param {Config} config
 * @param {Catalog} catalog
 */
function namesOf(config, catalog) {
  const runs = structuredClone(config.runs);
  for (const { params } of runs) delete params.lr;
  return runNames({ ...config, runs }, catalog);
}

/**
 * @param {RunConfig} run
 * @param {Config} config
 * @param {Catalog} catalog
 */
function usualRate(run, config, catalog) {
  const entry = findEntry(catalog, 'optimizers', run.optimizer);
  const settings = settingsOf(config, run, indexCatalog(catalog));
  return filledParams(entry, usualParams(entry, settings, catalog)).lr;
}

/**
 * @param {RunConfig} run
 * @param {Catalog} catalog
 */
function rateOf(run, catalog) {
  return filledParams(findEntry(catalog, 'optimizers', run.optimizer), run.params).lr;
}

/**
 * @param {Config} config
 * @param {Catalog} catalog
 * @returns {string} of its surface or data set
 */
function nameOf(config, catalog) {
  const { surface, dataset } = problemOf(config, catalog);
  if (!surface) return dataset?.name ?? 'these data';
  const id = settingValue(config.settings, 'surface', indexCatalog(catalog));
  return findEntry(catalog, 'surfaces', String(id))?.name ?? 'this surface';
}

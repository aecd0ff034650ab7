// The user's own data as the data of an experiment.

import { indexCatalog } from '../catalog/catalog-index.js';
import { settingValue, settingsOf } from '../config/settings.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */

/**
 * Makes own data what all runs train on.
 * @param {Config} config changed
 * @param {Catalog} catalog
 * @param {string} text as encodeTable or keepTable gives it
 */
export function useOwnData(config, catalog, text) {
  delete config.settings.problem;
  const own = ownEntry(catalog);
  if (!own) return;
  for (const spec of dataSettings(catalog)) config.settings[spec.id] = own.id;
  config.table = text;
}

/**
 * A table is in the link only while some run trains on it.
 * @param {Config} config changed
 * @param {Catalog} catalog
 * @param {string | undefined} text of the table that was brought
 */
export function placeTable(config, catalog, text) {
  const own = ownEntry(catalog)?.id;
  const index = indexCatalog(catalog);
  const value = (/** @type {string} */ id, /** @type {RunConfig | undefined} */ run) =>
    settingValue(settingsOf(config, run, index), id, index);
  const isUsed = dataSettings(catalog).some(({ id }) =>
    [undefined, ...config.runs].some((run) => value(id, run) === own),
  );
  if (!isUsed) delete config.table;
  else if (text) config.table = text;
}

/** @param {Catalog} catalog */
function dataSettings(catalog) {
  return catalog.settings.filter(({ family }) => family === 'datasets');
}

/** @param {Catalog} catalog */
function ownEntry(catalog) {
  return catalog.datasets.find((entry) => entry.own);
}

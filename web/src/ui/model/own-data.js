// The user's own data as the data of an experiment.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingValue, settingsOf } from '../../config/settings.js';

/** @typedef {import('../../config/config.js').Config} Config */

/**
 * Makes own data what all runs train on.
 * @param {Config} config changed
 * @param {object} catalog
 * @param {string} text as encodeTable or keepTable gives it
 */
export function useOwnData(config, catalog, text) {
  delete config.settings.problem;
  for (const spec of dataSettings(catalog)) config.settings[spec.id] = ownEntry(catalog).id;
  config.table = text;
}

/**
 * A table is in the link only while some run trains on it.
 * @param {Config} config changed
 * @param {object} catalog
 * @param {string | undefined} text of the table that was brought
 */
export function placeTable(config, catalog, text) {
  const own = ownEntry(catalog)?.id;
  const index = indexCatalog(catalog);
  const value = (id, run) => settingValue(settingsOf(config, run, index), id, index);
  const isUsed = dataSettings(catalog).some(({ id }) =>
    [undefined, ...config.runs].some((run) => value(id, run) === own),
  );
  if (!isUsed) delete config.table;
  else if (text) config.table = text;
}

function dataSettings(catalog) {
  return catalog.settings.filter(({ family }) => family === 'datasets');
}

function ownEntry(catalog) {
  return catalog.datasets.find((entry) => entry.own);
}

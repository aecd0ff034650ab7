// Whether what a run measures of its mini-batches goes up and down by chance.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { findEntry } from '../../catalog/entries.js';
import { settingValue, settingsOf } from '../../config/settings.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */

/**
 * @param {{ config: Config, catalog: Catalog }} scene
 * @param {Pick<RunView, 'index' | 'data'>} view of a run
 * @returns {boolean} false: its training loss is that of all training data, or the height of a surface,
 *   without anything drawn at random
 */
export function isNoisy({ config, catalog }, { index: place, data }) {
  const run = config.runs[place];
  const index = indexCatalog(catalog);
  const settings = settingsOf(config, run, index);
  /** @param {string} key */
  const number = (key) => Number(settingValue(settings, key, index));
  if (isRandomRule(run, catalog)) return true;
  if (settingValue(settings, 'problem', index) === 'surface') return number('gradient_noise') > 0;
  const hidden = settingValue(settings, 'hidden', index);
  const hasDropout = number('dropout') > 0 && Array.isArray(hidden) && hidden.length > 0;
  const batch = number('batch');
  const isWhole = batch === 0 || batch >= (data?.trainingCount ?? Infinity);
  return hasDropout || !isWhole;
}

/**
 * Rules and wrappers that draw random numbers of their own say with which seed.
 * @param {RunConfig} run
 * @param {Catalog} catalog
 */
function isRandomRule({ optimizer, wrappers }, catalog) {
  return [optimizer, ...wrappers.map(({ id }) => id)].some((id) =>
    findEntry(catalog, 'optimizers', id)?.params.some((param) => param.id === 'seed'),
  );
}

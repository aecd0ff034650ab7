// Where runs have another value than the one in the panel of the problem: it must not look like theirs.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { runNames } from '../../config/run-names.js';
import { settingParam } from '../../config/settings.js';
import { readableValue } from '../../config/readable-value.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/config.js').Config} Config */

// More values say less than their number.
const MOST_VALUES = 4;

/**
 * @param {Config} config canonical
 * @param {Catalog} catalog
 * @param {string} key of a setting
 * @returns {string} "SGD has its own: 64"; empty: all runs have the value of the problem
 */
export function ownSettingWords(config, catalog, key) {
  const own = config.runs.flatMap(({ overrides }, index) =>
    key in overrides ? [{ index, text: valueText(key, overrides, { config, catalog }) }] : [],
  );
  if (!own.length) return '';
  const values = [...new Set(own.map(({ text }) => text))];
  const which = values.length <= MOST_VALUES ? `: ${values.join(', ')}` : '';
  if (own.length === 1) return `${runNames(config, catalog)[own[0].index]} has its own${which}`;
  const all = own.length === config.runs.length;
  return `${all ? 'All' : `${own.length} of ${config.runs.length}`} runs have their own${which}`;
}

/**
 * @param {string} key
 * @param {import('../../catalog/catalog-index.js').Values} overrides of a run
 * @param {{ config: Config, catalog: Catalog }} experiment
 */
function valueText(key, overrides, { config, catalog }) {
  const value = overrides[key];
  const index = indexCatalog(catalog);
  const spec = settingParam({ ...config.settings, ...overrides }, key, index);
  if (!spec) return String(value);
  if (spec.type === 'bool') return value ? 'on' : 'off';
  if (key === 'batch' && value === 0) return 'full';
  return index.entry(spec.family, String(value))?.name ?? readableValue(spec, value);
}

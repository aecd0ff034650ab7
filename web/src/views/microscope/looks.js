// What the microscope sees of a run: the last steps of the weight, and the one to come.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingValue } from '../../config/settings.js';
import { lookInto } from '../../steps/look.js';
import { placeOfWeight, sizeOf } from './weight.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../steps/look.js').Look} Look */
/** @typedef {import('../picture/run-pictures.js').RunPictures} RunPictures */

/**
 * @param {RunPictures | undefined} pictures
 * @param {{ catalog: Catalog, config: Config }} experiment
 * @param {number} [at] of two numbers of a surface: which; default: the one that is looked at
 * @returns {Look[]} oldest first; the last one is the step to come, unless the run is over. None: nothing is
 *   known yet
 */
export function looksOf(pictures, { catalog, config }, at) {
  const run = pictures && config.runs[pictures.index];
  if (!run || !pictures.steps?.length || !pictures.tensors.length) return [];
  const index = indexCatalog(catalog);
  const weight = Number(settingValue(config.settings, 'microscope.weight', index));
  const { tensor } = placeOfWeight(pictures.tensors, weight);
  const rates = run.overrides.layer_rates ?? settingValue(config.settings, 'layer_rates', index);
  const layerRates = Array.isArray(rates) && rates.length > 0;
  const sizes = pictures.tensors.map(({ shape }) => sizeOf(shape));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const place = { tensor, layerRates, sizes };
  return pictures.steps.map((report) => {
    const { length } = report.weights;
    const isWhole = length === total;
    return lookInto(report, run, catalog, {
      ...place,
      at: at ?? Math.min(length - 1, weight),
      isWhole,
    });
  });
}

/**
 * @param {Look} look
 * @param {RunPictures} pictures
 * @returns {string} "Step 12, the next one"; of a run that is over: "Step 500, the last one"
 */
export function whenWords({ t }, { state }) {
  return `Step ${t}, the ${t > state.step ? 'next' : 'last'} one`;
}

import { runNames } from '../../config/run-names.js';
import { dashOf } from '../../drawing/palette.js';
import { deepSlot } from './deep-colours.js';

/**
 * The runs of a study, as the page shows them.
 * @param {{ runs: number[] }} plan
 * @param {Pick<import('../../studies/study.js').Host, 'config' | 'catalog'>} host
 * @returns {import('../../studies/study.js').Series[]}
 */
export function runSeries({ runs }, { config, catalog }) {
  const names = runNames(config, catalog);
  return runs.map((index) => ({
    name: names[index],
    slot: deepSlot(config.runs[index], index),
    dash: dashOf(config.runs[index], index),
  }));
}

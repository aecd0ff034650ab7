// How good a run is, in few characters, for the caption of its picture.

import { problemOf } from '../../config/problem.js';
import { formatPercent } from '../../drawing/format-percent.js';
import { formatValue } from '../../drawing/format.js';

/**
 * @param {import('../view.js').RunView | null | undefined} run
 * @param {Parameters<typeof problemOf>[0]} config
 * @param {Parameters<typeof problemOf>[1]} catalog
 * @returns {string} accuracy, or R² of a regression; empty: nothing is known yet
 */
export function runValue(run, config, catalog) {
  if (!run?.state) return '';
  // What a run was worth before it diverged says nothing about it now.
  if (run.status === 'diverged') return 'diverged';
  const { valAccuracy, valR2 } = run.state;
  if (problemOf(config, catalog).dataset?.task === 'regression') return `R² ${formatValue(valR2)}`;
  return formatPercent(valAccuracy);
}

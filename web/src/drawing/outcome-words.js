// What became of a run, in words: the same ones in the table, on charts and in texts that are read aloud.

import { hasSpike, riseOf } from '../playground/outcome.js';
import { formatCount, formatValue } from './format.js';

/** @typedef {import('../engine/page/run-state.js').RunView} RunView */
/** @typedef {Pick<RunView, 'status' | 'message' | 'state' | 'evaluations'>} Measured of a run */

/**
 * @typedef {object} OutcomeWords
 * @property {string} words a few, for a cell of a table: "diverged at step 9"
 * @property {string} why the reason or the numbers behind them; empty: there is nothing to add
 * @property {boolean} isBad whether something went wrong
 */

/**
 * @param {Measured} run
 * @param {object} [options]
 * @param {boolean} [options.isPaused] nothing is being trained
 * @param {boolean} [options.isSurface] its loss is a height
 * @returns {OutcomeWords}
 */
export function outcomeWords(run, { isPaused = false, isSurface = false } = {}) {
  const { message, state } = run;
  const status = isPaused && run.status === 'training' ? 'paused' : run.status;
  if (status === 'failed') return { words: message || status, why: '', isBad: true };
  const step = formatCount(state.eventStep);
  if (status === 'diverged')
    return { words: `diverged at step ${step}`, why: message, isBad: true };
  const isSpike = hasSpike(run);
  const spike = isSpike ? `, spike at ${step}` : '';
  const rise = riseOf(run);
  if (!rise) return { words: status + spike, why: isSpike ? message : '', isBad: isSpike };
  const numbers = `from ${formatValue(rise.first)} to ${formatValue(rise.last)}`;
  const why = isSurface ? numbers : `the loss of all training samples, ${numbers}`;
  const what = isSurface ? 'height' : 'loss';
  return { words: `${what} rose${spike}`, why, isBad: true };
}

// What a rate-range test found, in words and as a table.

import { rangeResult } from '../../studies/range.js';
import { listOf } from '../../studies/words.js';

/** @typedef {import('../../studies/range.js').RangePlan} RangePlan */
/** @typedef {import('../../studies/range.js').RangeResult} RangeResult */
/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {import('../../studies/tables.js').Table} Table */
/** @typedef {import('../../studies/words.js').Format} Format */

/**
 * @param {RangeResult} result
 * @param {string} name of the run
 * @param {{ number: Format, loss: Format }} format
 * @param {number} to the highest rate of the test
 * @returns {string}
 */
export function rangeWords(result, name, format, to) {
  if (result.message) return `${name}: ${result.message}.`;
  const tooHigh = Number.isNaN(result.tooHigh)
    ? ''
    : ` Above a rate of about ${format.number(result.tooHigh)} the loss exceeds its starting value.`;
  if (result.isUnclear) {
    return `${name}: not clear, as the loss falls by little more than its batches scatter.${tooHigh} More steps or larger batches tell more.`;
  }
  if (Number.isNaN(result.steepest)) {
    return `${name}: the loss does not fall at any rate of the test.${tooHigh}`;
  }
  const fall = `${name}: the loss falls fastest at ${format.number(result.steepest)}`;
  if (result.isOpen) {
    return `${fall} and still falls at ${format.number(to)}: try higher rates, too.`;
  }
  const lowest = `and is lowest at ${format.number(result.lowest)}.${tooHigh}`;
  const tenth = format.number(result.tenth);
  return `${fall} ${lowest} Good starting rates are ${format.number(result.steepest)} and a tenth of the lowest, ${tenth}.`;
}

/**
 * @param {Array<Trial | undefined>} trials
 * @param {string[]} names of their runs
 * @param {Format} number
 * @returns {string} empty: there is nothing to say yet
 */
export function rangeHeadline(trials, names, number) {
  const results = trials.map((trial) => trial && rangeResult(trial));
  const isOne = names.length === 1;
  const rates = results.flatMap((result, i) => {
    if (!result || Number.isNaN(result.steepest)) return [];
    return [isOne ? number(result.steepest) : `${number(result.steepest)} (${names[i]})`];
  });
  const unclear = names.filter((_, i) => results[i]?.isUnclear);
  if (!rates.length) return unclear.length ? 'Not clear: the loss falls within its scatter.' : '';
  const rest = unclear.length ? `; not clear for ${listOf(unclear)}` : '';
  return `The loss falls fastest at ${listOf(rates)}${rest}.`;
}

/**
 * @param {RangePlan} plan
 * @param {Array<Trial | undefined>} trials
 * @param {string[]} names
 * @returns {Table} one row per update
 */
export function rangeTable(plan, trials, names) {
  const columns = ['run', 'update', 'lr', 'loss', 'smoothed'];
  const rows = plan.jobs.flatMap((_, i) => {
    const trial = trials[i];
    if (!trial) return [];
    const { rates, losses, smoothed } = rangeResult(trial);
    const steps = trial.history?.step ?? [];
    return rates.map((rate, j) => [names[i], steps[j], rate, losses[j], smoothed[j] ?? null]);
  });
  return { columns, rows };
}

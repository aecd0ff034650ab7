// What a rate-range test found, in words and as a table.

import { rangeResult } from '../../studies/range.js';

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

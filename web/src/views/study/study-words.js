// What a study takes and took, in words.

import { formatSeconds } from '../../drawing/durations.js';
import { formatCount } from '../../drawing/format.js';

/**
 * @param {number} count
 * @returns {string}
 */
export function trainingWords(count) {
  return count === 1 ? 'One training' : `${formatCount(count)} trainings`;
}

/**
 * What pressing the button takes, in trainings, steps and time.
 * @param {import('../../studies/plan.js').Plan} plan
 * @param {number} secondsPerStep on all workers together; NaN: not known
 * @returns {string}
 */
export function costWords({ trials, steps, allSteps }, secondsPerStep) {
  const seconds = allSteps * secondsPerStep;
  return `${trainingWords(trials)} of ${formatCount(steps)} steps${timeWords(seconds)}.`;
}

// An estimate has no more digits than it is worth.
/** @param {number} seconds NaN: not known */
function timeWords(seconds) {
  if (Number.isNaN(seconds)) return '';
  if (seconds < 1) return ', less than a second';
  return `, about ${formatSeconds(Math.round(seconds))}`;
}

/**
 * @param {import('../../studies/study.js').AnyStudy} study
 * @returns {string} what was made, once it is over; empty: nothing. Where seconds are NaN, it was made elsewhere
 */
export function doneWords({ status, progress, seconds }) {
  if (Number.isNaN(seconds)) {
    const { done, total } = progress;
    return `${done < total ? `${done} of ${total} trainings` : trainingWords(total)} from a file.`;
  }
  if (status === 'stopped') {
    return `Stopped after ${progress.done} of ${progress.total}; these are kept.`;
  }
  if (status !== 'done' || !progress.total) return '';
  return `${trainingWords(progress.total)} in ${formatSeconds(seconds)}.`;
}

/**
 * @param {number} count
 * @param {string} thing whose plural ends with "s"
 * @returns {string} "1 rate", "7 rates"
 */
export function countOf(count, thing) {
  return `${formatCount(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/**
 * How often something is trained.
 * @param {number} count
 * @returns {string}
 */
export function timesOnly(count) {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}

/**
 * How often something is trained, and how the trainings differ.
 * @param {number} count
 * @returns {string}
 */
export function timesWords(count) {
  return count === 1 ? 'once' : `${timesOnly(count)} with different seeds`;
}

/**
 * What a point stands for.
 * @param {number} count trainings of it
 * @returns {string}
 */
export function dotWords(count) {
  if (count === 1) return 'one training';
  return `the median of ${count} seeds`;
}

/**
 * What a line and its band stand for.
 * @param {number} count trainings of each
 * @returns {string}
 */
export function lineWords(count) {
  return `line: ${dotWords(count)}${count > 1 ? '; band: lowest to highest' : ''}`;
}

/**
 * @param {string} words
 * @returns {string} as a heading begins
 */
export function headingOf(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

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
  const time = Number.isNaN(seconds) ? '' : `, about ${formatSeconds(seconds)}`;
  return `${trainingWords(trials)} of ${formatCount(steps)} steps${time}.`;
}

/**
 * @param {import('../../studies/study.js').AnyStudy} study
 * @returns {string} what is worth a note while it does not run
 */
export function noteWords({ status, progress, seconds, isRunning, nextPlan }) {
  const notes = [];
  if (status === 'stopped') {
    notes.push(`Stopped after ${progress.done} of ${progress.total}; these are kept.`);
  }
  if (status === 'done' && seconds > 0) {
    notes.push(`${trainingWords(progress.total)} in ${formatSeconds(seconds)}.`);
  }
  if (!isRunning && nextPlan.note) notes.push(nextPlan.note);
  return notes.join(' ');
}

// Settings that studies have in common, each under the study's own name.

import { choice, whole } from '../../catalog/param.js';

const MOST_RUNS = 16;
const NUMBERS = Array.from({ length: MOST_RUNS }, (_, i) => String(i + 1));

/**
 * Which runs of the table a study is about.
 * @param {string} id
 * @param {string} summary
 * @param {'all' | 'selected'} usual
 */
export function whichRuns(id, summary, usual) {
  return choice(id, summary, ['all', 'selected', ...NUMBERS], { default: usual });
}

/**
 * The one run that a study is about.
 * @param {string} id
 * @param {string} summary
 */
export function whichRun(id, summary) {
  return choice(id, summary, ['selected', ...NUMBERS]);
}

/**
 * A count on a linear slider.
 * @param {string} id
 * @param {string} summary
 * @param {number} usual
 * @param {number} min
 * @param {number} max
 */
export function count(id, summary, usual, min, max) {
  return whole(id, summary, { default: usual, min, max });
}

/**
 * What is drawn anew with each seed.
 * @param {string} id
 */
export function whatSeedsVary(id) {
  return choice(id, 'Seeds change: the first weights and the batches, or the data as well', [
    'weights',
    'data',
  ]);
}

/**
 * The length of each training of a study.
 * @param {string} id
 */
export function trialSteps(id) {
  return whole(id, 'Steps: updates of each training; not set: as many as the run has', {
    symbol: 'T',
    min: 1,
    max: 1_000_000,
    scale: 'log',
    sliderMin: 100,
    sliderMax: 20000,
  });
}

/**
 * The number by which trainings are compared.
 * @param {string} id
 */
export function measure(id) {
  return choice(
    id,
    'Compares: the final validation loss, the final training loss, or the best validation loss',
    ['validation', 'training', 'best'],
  );
}

// What a figure does when it comes into view, in words.

import { studyOnStage } from '../../figure/shown-views.js';
import { studies } from '../../wasm/first-views.js';
import { shownWords } from './view-choices.js';

/** @typedef {import('./figure-definition.js').Definition} Definition */

/**
 * @param {Definition} definition
 * @param {import('./control-choices.js').Experiment} experiment
 * @returns {[id: Definition['start'], name: string][]}
 */
export function startChoices({ isWhole, show }, { config, catalog }) {
  const isStudy = (/** @type {string} */ word) =>
    studies.includes(word) || (word === 'stage' && studyOnStage({ config, catalog }) !== '');
  const hasStudy = shownWords(show).some(isStudy);
  if (!isWhole && show.length && show.every((word) => studies.includes(word))) {
    return [
      ['usual', 'The study waits for a click'],
      ['play', 'The study runs'],
    ];
  }
  const isEmpty = config.runs.length === 0;
  if (isEmpty) return [['usual', 'There is no run to train']];
  return [
    ['usual', isWhole ? 'Plays at once' : 'Finished, standing still'],
    ...(isWhole && !hasStudy ? [] : [playing(hasStudy)]),
    ['wait', 'At the first step, waiting'],
    ['step', 'At this step:'],
  ];
}

/**
 * @param {boolean} hasStudy
 * @returns {['play', string]}
 */
function playing(hasStudy) {
  return ['play', hasStudy ? 'Playing, and the study runs' : 'Playing'];
}

// How an experiment stands with its goal, for the page around it. Loaded where there is a goal.

import { goalState } from '../goals/state.js';
import { predicateWords } from '../goals/words.js';

/** @typedef {import('../goals/state.js').Source} Source */
/** @typedef {import('./protocol.js').GoalReport} GoalReport */

/**
 * @param {Source} source
 * @returns {GoalReport | null} null: there is no goal that can be understood
 */
export function goalReport(source) {
  const state = goalState(source);
  if (!state) return null;
  const { verdict, about, hint, solution } = state;
  const parts = verdict.parts.map(({ predicate, holds, value }) => ({
    ...{ goal: predicate.text, words: predicateWords(predicate, about), holds },
    value: value.value,
  }));
  const reached = verdict.isReached;
  return { reached, step: reached ? verdict.step.value : NaN, parts, hint, solution };
}

/**
 * @param {GoalReport} report
 * @returns {string} the same as long as a host need not be told anew
 */
export function goalMoment({ reached, hint, solution, parts }) {
  return JSON.stringify([reached, hint, solution, parts.map(({ goal, holds }) => [goal, holds])]);
}

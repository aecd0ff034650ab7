// What there is to see, in at most three sentences.

import { finite } from '../quantities/quantity.js';
import { kinds } from './kinds.js';
import { storyOf } from './story.js';

/** @typedef {import('./kind.js').Sentence} Sentence */
/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('../views/view.js').Scene} Scene */

/** More of them would not be read. */
export const MOST = 3;

/**
 * @typedef {object} Narration
 * @property {Sentence[]} sentences at most three, and at most one about each run
 * @property {boolean} hasSeed whether chance has a part in what they say
 * @property {boolean} isOver whether all runs in view are
 * @property {number} every steps from one evaluation to the next of the run with the fewest; 0: none is known
 */

/**
 * @param {Pick<Scene, 'catalog' | 'config' | 'frame' | 'size' | 'options'>} scene
 * @returns {Narration}
 */
export function narrate(scene) {
  const story = storyOf(scene);
  return {
    sentences: chosen(allSentences(story)),
    hasSeed: story.runs.some(({ hasSeed }) => hasSeed),
    ...{ isOver: story.isOver, every: everyOf(story) },
  };
}

/**
 * @param {Story} story
 * @returns {Sentence[]} all that can be said, the most important first
 */
export function allSentences(story) {
  return kinds
    .flatMap(({ kind, importance, charts, tell }) =>
      tell(story).map((claim) => ({ ...claim, kind, importance, charts })),
    )
    .sort((a, b) => b.importance - a.importance || a.runs[0] - b.runs[0]);
}

/**
 * @param {Sentence[]} sentences the most important first
 * @returns {Sentence[]}
 */
function chosen(sentences) {
  /** @type {Set<number>} */
  const told = new Set();
  const kept = sentences.filter(({ kind, runs }) => {
    const isShared = kinds.find((one) => one.kind === kind)?.isShared;
    const about = isShared ? runs : runs.slice(0, 1);
    if (about.some((run) => told.has(run))) return false;
    for (const run of about) told.add(run);
    return true;
  });
  return kept.slice(0, MOST);
}

/** @param {Story} story */
function everyOf({ runs }) {
  const gaps = runs.map(({ measured }) => {
    const points = finite(measured.loss);
    return points.length > 1 ? points[1].step - points[0].step : 0;
  });
  return Math.max(0, ...gaps);
}

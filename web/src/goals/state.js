// How an experiment stands with its goal, from what its trainer reported.

import { combinedFingerprint } from '../config/combined-fingerprint.js';
import { formatLink } from '../config/link.js';
import { problemOf } from '../config/problem.js';
import { runNames } from '../config/run-names.js';
import { measuredOf } from '../quantities/measured.js';
import { freeProblems } from './free-names.js';
import { judge } from './judge.js';
import { taskOf } from './task.js';
import { goalSentence } from './words.js';

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('./judge.js').Verdict} Verdict */
/** @typedef {import('./words.js').About} About */

/** @typedef {{ catalog: Catalog, config: Config, frame: { runs: RunView[] } | null, isFrameOld?: boolean }} Source */

/**
 * @typedef {object} GoalState
 * @property {Verdict} verdict
 * @property {About} about
 * @property {string} hint the first one that holds, once training is over without success; empty: none
 * @property {string} solution link with the fingerprint of what was trained; empty: not reached, or not over
 */

/**
 * @param {Source} source
 * @returns {GoalState | null} null: it has no goal that can be understood
 */
export function goalState(source) {
  const { catalog, config } = source;
  if (!config.goal) return null;
  const { goal, hints } = taskOf(config);
  if (goal.length === 0) return null;
  const isSurface = problemOf(config, catalog).surface;
  const views = viewsOf(source);
  const runs = views.map((view) => view && measuredOf(view, isSurface));
  const verdict = judge(goal, runs);
  const isMissed = verdict.isOver && !verdict.isReached;
  const hint = isMissed
    ? hints.find(({ when }) => when.length === 0 || judge(when, runs).isReached)
    : undefined;
  return {
    ...{ verdict, about: { names: runNames(config, catalog), isSurface }, hint: hint?.text ?? '' },
    solution: verdict.isOver && verdict.isReached ? solutionOf(config, catalog, views) : '',
  };
}

/**
 * What was measured of the experiment as it is now.
 * @param {Source} source
 * @returns {(RunView | undefined)[]} in the order of the experiment
 */
function viewsOf({ config, frame, isFrameOld }) {
  const views = isFrameOld ? [] : (frame?.runs ?? []);
  return config.runs.map((_, index) =>
    views.find(
      (view) => view.index === index && view.status !== 'failed' && view.status !== 'loading',
    ),
  );
}

/**
 * @param {Config} config
 * @param {Catalog} catalog
 * @param {(RunView | undefined)[]} views at their ends
 * @returns {string} empty while a fingerprint is not known
 */
function solutionOf(config, catalog, views) {
  // Who looks back at an earlier step has the fingerprint of that.
  if (views.some((view) => view?.ahead)) return '';
  const fingerprint = combinedFingerprint(views.map((view) => view?.fingerprint ?? ''));
  return fingerprint && formatLink({ ...config, fingerprint }, catalog);
}

/**
 * @param {Source} source
 * @returns {string[]} the goal and how it stands, as a sentence; none where there is no goal
 */
export function goalSentences(source) {
  const state = goalState(source);
  return state ? [goalSentence(state.verdict, state.about)] : [];
}

/**
 * @param {Pick<Config, 'goal' | 'free' | 'hint' | 'runs'>} config
 * @param {Catalog} catalog
 * @returns {InputError[]} goals, names of what is free, and hints that nobody can understand
 */
export function taskProblems(config, catalog) {
  const asks = config.goal || config.hint ? taskOf(config).problems : [];
  return [...asks, ...freeProblems(config, catalog)];
}

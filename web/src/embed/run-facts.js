// What hosts are told about runs: plain numbers and texts.

import { runNames } from '../config/run-names.js';

/** @typedef {import('../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../playground/playground.js').Playground} Playground */
/** @typedef {import('./protocol.js').Progress} Progress */
/** @typedef {import('./protocol.js').RunProgress} RunProgress */
/** @typedef {import('./protocol.js').RunResults} RunResults */

/**
 * How far an experiment is.
 * @param {Pick<Playground, 'config' | 'catalog' | 'frame'>} playground
 * @returns {Progress}
 */
export function progressOf(playground) {
  const { frame } = playground;
  return {
    step: frame?.step ?? 0,
    steps: frame?.steps ?? 0,
    playing: frame?.playing ?? false,
    runs: namedRuns(playground).map(({ name, view }) => runProgress(name, view)),
  };
}

/**
 * Everything that was measured so far.
 * @param {Pick<Playground, 'config' | 'catalog' | 'frame'>} playground
 * @returns {RunResults[]} in the order of the experiment
 */
export function resultsOf(playground) {
  return namedRuns(playground).map(({ name, view }) => {
    const { state, message, fingerprint, history, evaluations } = view;
    const { steps, trainAccuracy, valAccuracy, trainR2, valR2 } = state;
    return {
      ...runProgress(name, view),
      ...{ message, steps, trainAccuracy, valAccuracy, trainR2, valR2, fingerprint },
      history: listsOf(history),
      evaluations: listsOf(evaluations),
    };
  });
}

/**
 * @param {string} name
 * @param {RunView} view
 * @returns {RunProgress}
 */
function runProgress(name, { status, state: { step, trainLoss, valLoss } }) {
  return { name, status, step, trainLoss, valLoss };
}

/**
 * The runs that the trainer knows, with their names.
 * @param {Pick<Playground, 'config' | 'catalog' | 'frame'>} playground
 */
function namedRuns({ config, catalog, frame }) {
  const names = runNames(config, catalog);
  return (frame?.runs ?? []).map((view) => ({ name: names[view.index] ?? '', view }));
}

/**
 * Columns as lists: what is sent must not carry the memory behind a column with it, and can be written as JSON.
 * @param {Record<string, ArrayLike<number>>} columns
 * @returns {Record<string, number[]>}
 */
function listsOf(columns) {
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, Array.from(values)]),
  );
}

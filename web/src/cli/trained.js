// Trains an experiment in this process, as the page does, and waits for all that its views need.

import { problemOf } from '../config/problem.js';
import { strategies } from '../engine/page/start-worker.js';
import { Playground, isOver } from '../playground/playground.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../engine/page/run-state.js').Frame} Frame */
/** @typedef {import('../figure/panels.js').Source} Source */
/** @typedef {import('../views/view.js').Size} Size */
/** @typedef {import('../views/view.js').ViewDescription} ViewDescription */

const dataUrl = new URL('../../public/data/', import.meta.url);

/**
 * @param {{ catalog: Catalog, config: Config }} experiment with at least one run
 * @param {{ views: ViewDescription[], room: Size, steps?: number }} wanted room: about the size of a
 *   picture; steps: default: to the end
 * @returns {Promise<Source>} whose worker lives as long as this process
 * @throws {Error} if a run cannot be trained
 */
export async function trainedSource({ catalog, config }, { views, room, steps = Infinity }) {
  const pool = { size: 1, strategies: strategies.filter(({ isParallel }) => !isParallel) };
  const playground = Playground.create({ catalog, config, trainer: { dataUrl, pool } });
  const problem = problemOf(config, catalog);
  for (const view of views) playground.want(view, needsOf(view, room, problem));
  const frame = await trained(playground, steps);
  const failed = frame.runs.find(({ status }) => status === 'failed');
  if (failed) throw new Error(`run ${failed.index + 1}: ${failed.message}`);
  return {
    ...{ catalog, config: playground.config, frame, workers: playground.workers },
    ui: { cursor: null, selected: 0 },
    value: (key) => playground.value(key),
    compute: (...task) => playground.compute(...task),
    trails: () => playground.trails(),
  };
}

/**
 * @param {ViewDescription} view
 * @param {Size} room
 * @param {import('../config/problem.js').ProblemInfo} problem
 */
function needsOf({ needs }, room, problem) {
  return (typeof needs === 'function' ? needs(room, problem) : needs) ?? {};
}

/**
 * @param {Playground} playground
 * @param {number} steps
 * @returns {Promise<Frame>} in which all runs are where they should be, with everything that is wanted
 */
function trained(playground, steps) {
  return new Promise((resolve) => {
    playground.addEventListener('frame', () => {
      const { frame } = playground;
      if (frame?.runs.length && frame.runs.every((run) => isComplete(run, steps))) resolve(frame);
    });
    if (steps > 0) playground.step(steps);
  });
}

/**
 * @param {Frame['runs'][number]} run
 * @param {number} steps
 */
function isComplete({ status, state, fingerprint, picturesStep }, steps) {
  if (status === 'failed') return true;
  const isThere = isOver(status) || (status !== 'loading' && state.step >= steps);
  return isThere && Boolean(fingerprint) && (picturesStep ?? state.step) === state.step;
}

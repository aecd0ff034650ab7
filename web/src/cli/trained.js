// Trains an experiment in this process, as the page does, and waits for all that its views need.

import { problemOf } from '../config/problem.js';
import { strategies } from '../engine/page/start-worker.js';
import { figureNeeds, hasNeeds } from '../figure/needs.js';
import { Playground, isOver } from '../playground/playground.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../engine/page/run-state.js').Frame} Frame */
/** @typedef {import('../figure/panels.js').Source} Source */
/** @typedef {import('../views/view.js').ViewNeeds} ViewNeeds */
/** @typedef {import('../views/view.js').ViewDescription} ViewDescription */

const dataUrl = new URL('../../public/data/', import.meta.url);

/**
 * @param {{ catalog: Catalog, config: Config }} experiment with at least one run
 * @param {{ views: ViewDescription[], steps?: number }} wanted steps: default: to the end
 * @returns {Promise<Source>} whose worker lives as long as this process
 * @throws {Error} if a run cannot be trained
 */
export async function trainedSource({ catalog, config }, { views, steps = Infinity }) {
  const pool = { size: 1, strategies: strategies.filter(({ isParallel }) => !isParallel) };
  const playground = Playground.create({ catalog, config, trainer: { dataUrl, pool } });
  const problem = problemOf(config, catalog);
  const needs = views.map((view) => figureNeeds(view, problem, config));
  for (const one of needs) playground.want(one, one);
  const frame = await trained(playground, steps, needs);
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
 * @param {Playground} playground
 * @param {number} steps
 * @param {ViewNeeds[]} needs
 * @returns {Promise<Frame>} in which all runs are where they should be, with everything that is wanted
 */
function trained(playground, steps, needs) {
  return new Promise((resolve) => {
    playground.addEventListener('frame', () => {
      const { frame } = playground;
      const isDone = frame?.runs.every((run) => isThere(run, steps) && hasNeeds(run, needs));
      if (frame?.runs.length && isDone) resolve(frame);
    });
    if (steps > 0) playground.step(steps);
  });
}

/**
 * @param {Frame['runs'][number]} run
 * @param {number} steps
 */
function isThere({ status, state, fingerprint }, steps) {
  if (status === 'failed') return true;
  const isEnd = isOver(status) || (status !== 'loading' && state.step >= steps);
  return isEnd && Boolean(fingerprint);
}

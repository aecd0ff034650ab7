// What has to be computed for the views of a figure besides training.

/** @typedef {import('../views/view.js').ViewDescription} ViewDescription */

// Planes are squares in figures, whatever the page's tiles are like.
const TILE = { width: 400, height: 400 };
// Cells along each side: more than views of a page have, since of two wishes the finer grid is computed.
const CELLS = 100;

/**
 * @param {ViewDescription} view
 * @param {import('../config/problem.js').ProblemInfo} problem
 * @param {import('../config/config.js').Config} config
 * @returns {import('../views/view.js').ViewNeeds}
 */
export function figureNeeds({ needs }, problem, config) {
  const all = (typeof needs === 'function' ? needs(TILE, problem, config) : needs) ?? {};
  const { grid } = all;
  if (!grid || grid.rows === 1) return all;
  return { ...all, grid: { ...grid, columns: CELLS, rows: CELLS } };
}

/**
 * Whether what these needs ask for is there, as the runs are now.
 * @param {Pick<import('../engine/page/run-state.js').RunView, 'status' | 'state' | 'picturesStep' | 'grid'>} run
 * @param {import('../views/view.js').ViewNeeds[]} needs of all views
 */
export function hasNeeds({ status, state, picturesStep = state.step, grid }, needs) {
  if (status === 'failed') return true;
  const wanted = needs.find((one) => one.grid)?.grid;
  const isFine = !wanted || grid?.columns === wanted.columns;
  return isFine && picturesStep === state.step;
}

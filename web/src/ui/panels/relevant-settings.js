// Which settings mean something for a problem.

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

export const PROBLEM_KEY = 'problem';
// Settings of views and experiments stand beside them.
const BESIDE_VIEWS = new Set(['Experiment', 'View']);
// Only two numbers train on a surface, without data.
const FOR_SURFACES = new Set(['surface', 'start', 'gradient_noise', 'steps']);
// Made data only: the size of real or own data is what it is.
const FOR_MADE_DATA = new Set(['samples', 'noise']);

/**
 * @param {Param} spec of a setting
 * @param {ReturnType<typeof import('../../config/problem.js').problemOf>} problem
 * @returns {boolean} whether it is one of the problem or of training, beside the kind of problem
 */
export function isRelevant({ id, group = '' }, { surface, dataset }) {
  if (BESIDE_VIEWS.has(group) || id === PROBLEM_KEY) return false;
  if (surface) return FOR_SURFACES.has(id);
  if (group === 'Surface') return false;
  if (FOR_MADE_DATA.has(id)) return !dataset?.file && !dataset?.own;
  // Transforms of x1 and x2 make sense for points of the plane.
  if (id === 'features') return dataset?.features === 2 && !dataset.file;
  return true;
}

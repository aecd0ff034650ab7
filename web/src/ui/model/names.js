// Names of runs where there is little room.

import { describeRun } from '../../config/index.js';

const SHORT = 12;

/**
 * A name for the end of a curve or the head of a picture: the run's label, or the optimizer's name
 * without what stands in brackets, or its id.
 * @param {object} run
 * @param {object} catalog
 * @returns {string}
 */
export function shortName(run, catalog) {
  const name = describeRun(run, catalog);
  if (run.label || name.length <= SHORT) return name;
  const bare = name.replace(/\s*\(.*\)\s*/g, '').trim();
  if (bare.length <= SHORT) return bare;
  const id = run.optimizer.replace(/-/g, ' ');
  return id.length <= 4 ? id.toUpperCase() : id.charAt(0).toUpperCase() + id.slice(1);
}

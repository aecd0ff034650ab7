// Shares the workers among the runs.

const WORTH_MOVING = 1.3;

/** @typedef {import('./run-state.js').RunState} RunState */

/**
 * The worker for one more run.
 * @param {RunState[]} runs
 * @param {number} size number of workers
 * @returns {number}
 */
export function leastLoaded(runs, size) {
  const load = loads(runs, size);
  return load.indexOf(Math.min(...load));
}

/**
 * A run of the busiest worker, if rounds are shorter with it on the idlest.
 * @param {RunState[]} runs
 * @param {number} size number of workers
 * @returns {RunState | null}
 */
export function runToMove(runs, size) {
  const load = loads(runs, size);
  const [from, to] = [load.indexOf(Math.max(...load)), load.indexOf(Math.min(...load))];
  const movable = runs.filter(
    (run) => run.worker === from && run.isLive && run.cost > 0 && run.canMove,
  );
  /** @param {RunState} run */
  const peak = (run) => Math.max(load[from] - run.cost, load[to] + run.cost);
  movable.sort((a, b) => peak(a) - peak(b));
  const [best] = movable;
  return best && peak(best) * WORTH_MOVING <= load[from] ? best : null;
}

/**
 * How long a step of all its runs takes each worker; a run that was never measured counts as a usual
 * one.
 * @param {RunState[]} runs
 * @param {number} size number of workers
 * @returns {number[]}
 */
function loads(runs, size) {
  const costs = runs.map((run) => run.cost).filter((cost) => cost > 0);
  const usual = costs.length ? costs.reduce((sum, cost) => sum + cost, 0) / costs.length : 1;
  const load = Array(size).fill(0);
  for (const run of runs) {
    if (run.worker < 0 || run.worker >= load.length || run.isOver) continue;
    load[run.worker] += run.cost || usual;
  }
  return load;
}

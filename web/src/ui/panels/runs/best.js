// Which run leads.

import { QUALITIES } from '../run-measures.js';

/** @typedef {import('../../../engine/page/run-state.js').RunView} RunView */

/**
 * By validation; a run that diverged does not lead.
 * @param {(RunView | undefined)[]} views
 * @param {import('../run-measures.js').ProblemKind} kind
 * @returns {{ loss: number, quality: number }} indices of runs; -1: none
 */
export function leaders(views, kind) {
  /**
   * @param {(view: RunView) => number | undefined} read
   * @param {(a: number, b: number) => boolean} isBetter
   */
  const winner = (read, isBetter) => {
    let best = -1;
    let record = NaN;
    views.forEach((view, index) => {
      const value = view && view.status !== 'diverged' ? (read(view) ?? NaN) : NaN;
      if (!Number.isFinite(value) || (best >= 0 && !isBetter(value, record))) return;
      [best, record] = [index, value];
    });
    return views.length > 1 ? best : -1;
  };
  return {
    loss: winner(
      ({ state }) => state.valLoss,
      (a, b) => a < b,
    ),
    quality: winner(
      ({ evaluations }) => (kind === 'surface' ? NaN : evaluations[QUALITIES[kind]].at(-1)),
      (a, b) => a > b,
    ),
  };
}

// Which runs lead.

import { QUALITIES, qualityText } from '../run-measures.js';
import { formatValue } from '../../../drawing/format.js';

/** @typedef {import('../../../engine/page/run-state.js').RunView} RunView */

/**
 * By validation; a run that diverged does not lead. Runs whose numbers are printed alike lead together.
 * @param {(RunView | undefined)[]} views
 * @param {import('../run-measures.js').ProblemKind} kind
 * @returns {{ loss: Set<number>, quality: Set<number> }} indices of runs
 */
export function leaders(views, kind) {
  /**
   * @param {(view: RunView) => number | undefined} read
   * @param {(...values: number[]) => number} best
   * @param {(value: number) => string} format
   */
  const winners = (read, best, format) => {
    const values = views.map((view) =>
      view && view.status !== 'diverged' ? (read(view) ?? NaN) : NaN,
    );
    const finite = values.filter((value) => Number.isFinite(value));
    if (views.length < 2 || !finite.length) return new Set();
    const record = format(best(...finite));
    return new Set(values.flatMap((value, i) => (format(value) === record ? i : [])));
  };
  return {
    loss: winners(({ state }) => state.valLoss, Math.min, formatValue),
    quality: winners(
      ({ evaluations }) => (kind === 'surface' ? NaN : evaluations[QUALITIES[kind]].at(-1)),
      Math.max,
      qualityText(kind),
    ),
  };
}

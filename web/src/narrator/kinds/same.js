import { formatPercent } from '../../drawing/format-percent.js';
import { formatCount } from '../../drawing/format.js';
import { comparable } from '../story.js';

const LEAST = 3;
// Two ways to compute the same thing differ by so little, as their rounding differs.
const ROUNDING = 1e-5;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'same',
  importance: 85,
  charts: ['loss'],
  isShared: true,
  tell(story) {
    const runs = comparable(story);
    return runs.flatMap((run, place) => {
      const twin = runs
        .slice(place + 1)
        .map((other) => ({ other, apart: distance(run.measured, other.measured) }))
        .find(({ apart }) => apart <= ROUNDING);
      if (!twin) return [];
      const { other, apart } = twin;
      const count = formatCount(run.measured.loss.step.length);
      const how =
        apart === 0
          ? `are the same in every digit of all ${count} evaluations`
          : `agree within ${formatPercent(ROUNDING)} in all ${count} evaluations`;
      const text = `${run.name} and ${other.name} ${how}`;
      return [{ runs: [run.index, other.index], step: null, text }];
    });
  },
};

/**
 * @param {import('../story.js').Measured} a
 * @param {import('../story.js').Measured} b
 * @returns {number} the largest difference of two losses at the same step, as a part of them; Infinity: they
 *   cannot be compared
 */
function distance({ loss: a }, { loss: b }) {
  if (a.step.length < LEAST || a.step.length !== b.step.length) return Infinity;
  const all = Array.from(a.step, (step, i) => {
    const [own, other] = [a.value[i], b.value[i]];
    if (step !== b.step[i] || !Number.isFinite(own) || !Number.isFinite(other)) return Infinity;
    return own === other ? 0 : Math.abs(own - other) / Math.max(Math.abs(own), Math.abs(other));
  });
  return Math.max(...all);
}

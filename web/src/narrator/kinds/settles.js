import { formatValue } from '../../drawing/format.js';
import rate from '../../quantities/kinds/rate.js';
import { finite } from '../../quantities/quantity.js';
import { ofEachRun } from '../kind.js';

/** @typedef {import('../../quantities/measured.js').Measured} Measured */

// So many times calmer, at so many times smaller a rate.
const CALMER = 3;
const SLOWER = 5;
const LEAST_POINTS = 5;
// Smaller moves are not seen, as a part of the loss.
const LEAST_MOVE = 0.005;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'settles',
  importance: 48,
  charts: ['loss', 'lr'],
  tell: ofEachRun(({ name, measured, isFinished, isNoisy }) => {
    if (!isFinished || !isNoisy) return null;
    const { steps } = measured;
    const halfway = meanMove(measured, 0.4 * steps, 0.6 * steps);
    const end = meanMove(measured, 0.9 * steps, steps);
    const [before, after] = [Math.floor(steps / 2), steps - 1].map(
      (update) => rate.compute(measured, update).value,
    );
    const size = Math.abs(finite(measured.loss).at(-1)?.value ?? NaN);
    if (!(halfway >= LEAST_MOVE * size && halfway > 0)) return null;
    if (!(halfway >= CALMER * end && before >= SLOWER * after)) return null;
    const moves = `${formatValue(halfway)} per evaluation in the middle fifth, ${formatValue(end)} in the last tenth`;
    const text = `${name} settles as its rate falls: it moves by ${moves}`;
    return { step: steps, text };
  }),
};

/**
 * @param {Measured} measured
 * @param {number} from step
 * @param {number} to step
 * @returns {number} by how much the loss changes from one evaluation to the next, on average; NaN: there are too
 *   few
 */
function meanMove({ loss }, from, to) {
  const points = finite(loss).filter(({ step }) => step >= from && step <= to);
  if (points.length < LEAST_POINTS) return NaN;
  const moves = points.slice(1).map(({ value }, i) => Math.abs(value - points[i].value));
  return moves.reduce((sum, move) => sum + move, 0) / moves.length;
}

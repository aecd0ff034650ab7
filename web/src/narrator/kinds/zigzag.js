import { formatCount } from '../../drawing/format.js';
import rises from '../../quantities/kinds/rises.js';
import { finite } from '../../quantities/quantity.js';
import { ofEachRun, valueOf } from '../kind.js';

const SHARE = 0.35;
const LEAST_POINTS = 20;
// What moves by less, as a part of what it is, looks flat.
const LEAST_MOVE = 0.02;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'zigzag',
  importance: 35,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const points = finite(run.measured.loss);
    const count = points.length - 1;
    const ups = valueOf(rises, run);
    const isZigzag = ups >= SHARE * count && ups <= (1 - SHARE) * count;
    if (!run.isFinished || count < LEAST_POINTS || !isZigzag) return null;
    const moves = points.slice(1).map(({ value }, i) => Math.abs(value - points[i].value));
    const size = sum(points.map(({ value }) => Math.abs(value))) / points.length;
    if (!(sum(moves) / count >= LEAST_MOVE * size)) return null;
    const words = `it rises in ${formatCount(ups)} of ${formatCount(count)} evaluations`;
    return { step: run.measured.step, text: `${run.name} goes up and down: ${words}` };
  }),
};

/** @param {number[]} values */
function sum(values) {
  return values.reduce((all, value) => all + value, 0);
}

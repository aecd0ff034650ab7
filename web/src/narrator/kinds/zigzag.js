import { formatCount } from '../../drawing/format.js';
import rises from '../../quantities/kinds/rises.js';
import { finite } from '../../quantities/quantity.js';
import { ofEachRun, valueOf } from '../kind.js';

const SHARE = 0.35;
const LEAST_POINTS = 20;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'zigzag',
  importance: 35,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const count = finite(run.measured.loss).length - 1;
    const ups = valueOf(rises, run);
    const isZigzag = ups >= SHARE * count && ups <= (1 - SHARE) * count;
    if (!run.isFinished || count < LEAST_POINTS || !isZigzag) return null;
    const words = `it rises in ${formatCount(ups)} of ${formatCount(count)} evaluations`;
    return { step: run.measured.step, text: `${run.name} goes up and down: ${words}` };
  }),
};

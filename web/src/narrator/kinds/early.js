import { formatCount, formatValue } from '../../drawing/format.js';
import best from '../../quantities/kinds/best.js';
import fallDone from '../../quantities/kinds/fall-done.js';
import first from '../../quantities/kinds/first.js';
import { ofEachRun, valueOf } from '../kind.js';

const PART = 0.15;
// A smaller fall, as a part of the first loss, is none to speak of.
const LEAST_FALL = 0.2;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'early',
  importance: 20,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const { steps } = run.measured;
    const step = valueOf(fallDone, run);
    if (!run.isFinished || !(step > 0 && step <= PART * steps)) return null;
    const [start, lowest] = [valueOf(first, run), valueOf(best, run)];
    if (!(start - lowest >= LEAST_FALL * Math.abs(start))) return null;
    const values = `from ${formatValue(start)} to ${formatValue(lowest)}`;
    const when = `within the first ${formatCount(step)} of ${formatCount(steps)} steps`;
    return { step, text: `${run.name} has made 90 % of its fall ${values} ${when}` };
  }),
};

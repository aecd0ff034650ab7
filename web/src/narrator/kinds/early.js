import { formatCount, formatValue } from '../../drawing/format.js';
import best from '../../quantities/kinds/best.js';
import fallDone from '../../quantities/kinds/fall-done.js';
import first from '../../quantities/kinds/first.js';
import { ofEachRun, valueOf } from '../kind.js';

const PART = 0.15;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'early',
  importance: 20,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const { steps } = run.measured;
    const step = valueOf(fallDone, run);
    if (!run.isFinished || !(step > 0 && step <= PART * steps)) return null;
    const values = `from ${formatValue(valueOf(first, run))} to ${formatValue(valueOf(best, run))}`;
    const when = `within the first ${formatCount(step)} of ${formatCount(steps)} steps`;
    return { step, text: `${run.name} has made 90 % of its fall ${values} ${when}` };
  }),
};

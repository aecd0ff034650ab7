import { formatCount, formatValue } from '../../drawing/format.js';
import first from '../../quantities/kinds/first.js';
import last from '../../quantities/kinds/last.js';
import stillSince from '../../quantities/kinds/still-since.js';
import { ofEachRun, valueOf } from '../kind.js';

const PART = 0.5;
// Where it fell by less, it never moved.
const FALL = 1.05;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'stands-still',
  importance: 40,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const [start, end] = [valueOf(first, run), valueOf(last, run)];
    const step = valueOf(stillSince, run);
    const hasFallen = end > 0 && start >= FALL * end;
    if (!run.isFinished || !hasFallen || !(step <= PART * run.measured.steps)) return null;
    const text = `${run.name} stays flat from step ${formatCount(step)} on, within 2 % of ${formatValue(end)}`;
    return { step, text };
  }),
};

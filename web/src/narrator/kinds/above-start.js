import { formatValue } from '../../drawing/format.js';
import first from '../../quantities/kinds/first.js';
import last from '../../quantities/kinds/last.js';
import { gapOf } from '../generalization.js';
import { ofEachRun, valueOf } from '../kind.js';

const RISE = 0.1;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'above-start',
  importance: 82,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const [start, end] = [valueOf(first, run), valueOf(last, run)];
    if (!run.isFinished || !(end - start > RISE * Math.abs(start))) return null;
    // That is no failed training: it fits too well.
    if (gapOf(run)) return null;
    const text = `${run.name} ends higher (${formatValue(end)}) than it started (${formatValue(start)})`;
    return { step: run.measured.step, text };
  }),
};

import { formatCount, formatValue } from '../../drawing/format.js';
import first from '../../quantities/kinds/first.js';
import last from '../../quantities/kinds/last.js';
import peak from '../../quantities/kinds/peak.js';
import peakStep from '../../quantities/kinds/peak-step.js';
import { ofEachRun, valueOf } from '../kind.js';

const RISE = 1.5;
const FALL = 0.5;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'peak',
  importance: 45,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const [start, top, end] = [first, peak, last].map((quantity) => valueOf(quantity, run));
    const step = valueOf(peakStep, run);
    if (run.measured.status === 'diverged' || !(start > 0 && top >= RISE * start)) return null;
    if (!(end <= FALL * top)) return null;
    const values = `from ${formatValue(start)} to ${formatValue(top)} at step ${formatCount(step)}`;
    return { step, text: `${run.name} first climbs ${values}, then falls` };
  }),
};

import { formatCount, formatValue } from '../../drawing/format.js';
import best from '../../quantities/kinds/best.js';
import last from '../../quantities/kinds/last.js';
import value from '../../quantities/kinds/value.js';
import { ofEachRun, valueOf } from '../kind.js';

const PART = 0.9;
const FALL = 1.05;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'still-falls',
  importance: 44,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const { measured, isFinished, name } = run;
    const end = valueOf(last, run);
    const step = Math.floor(PART * measured.steps);
    const before = value.compute(measured, step).value;
    const isLowest = end > 0 && end === valueOf(best, run);
    if (!isFinished || !isLowest || !(before >= FALL * end)) return null;
    const values = `${formatValue(before)} by step ${formatCount(step)}, ${formatValue(end)} at the end`;
    return { step: measured.step, text: `${name} still falls: ${values}, its lowest` };
  }),
};

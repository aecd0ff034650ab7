import { formatCount, formatValue } from '../../drawing/format.js';
import last from '../../quantities/kinds/last.js';
import rate from '../../quantities/kinds/rate.js';
import rateDrop from '../../quantities/kinds/rate-drop.js';
import value from '../../quantities/kinds/value.js';
import { ofEachRun, valueOf } from '../kind.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'rate-drop',
  importance: 50,
  charts: ['loss', 'lr'],
  tell: ofEachRun((run) => {
    const { name, measured, isFinished } = run;
    const { value: step } = rateDrop.compute(measured);
    if (!(step > 0)) return null;
    const [from, to] = [step - 1, step].map((update) => rate.compute(measured, update).value);
    if (!(from > to)) return null;
    const drop = `${name}: its rate drops from ${formatValue(from)} to ${formatValue(to)} at step ${formatCount(step)}`;
    const before = value.compute(measured, step).value;
    const end = isFinished
      ? `; loss ${formatValue(before)} then, ${formatValue(valueOf(last, run))} at the end`
      : '';
    return { step, text: drop + end };
  }),
};

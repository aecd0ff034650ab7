import { formatValue } from '../../drawing/format.js';
import rate from '../../quantities/kinds/rate.js';
import riseEnd from '../../quantities/kinds/rise-end.js';
import { ofEachRun } from '../kind.js';
import { atStep } from '../phrases.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'warm-up',
  importance: 30,
  charts: ['loss', 'lr'],
  tell: ofEachRun(({ name, measured, warmsUp }) => {
    const found = riseEnd.compute(measured);
    if (!warmsUp || !(found.value > 0)) return null;
    const top = rate.compute(measured, found.value).value;
    const where =
      Number.isFinite(top) && found.after === undefined ? `, at rate ${formatValue(top)}` : '';
    return { step: found.value, text: `${name}: warm-up ends ${atStep(found)}${where}` };
  }),
};

import rateZero from '../../quantities/kinds/rate-zero.js';
import { ofEachRun } from '../kind.js';
import { atStep, isExact } from '../phrases.js';
import { formatCount } from '../../drawing/format.js';

const PART = 0.95;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'rate-zero',
  importance: 52,
  charts: ['loss', 'lr'],
  tell: ofEachRun(({ name, measured, isFinished }) => {
    const found = rateZero.compute(measured);
    if (!isFinished || !(found.value <= PART * measured.steps)) return null;
    const from = isExact(found)
      ? `from step ${formatCount(found.value)} on`
      : `from a step ${atStep(found)} on`;
    return { step: found.value, text: `${name}: its rate is 0 ${from}` };
  }),
};

import allRight from '../../quantities/kinds/all-right.js';
import { ofEachRun } from '../kind.js';
import { atStep, isExact } from '../phrases.js';
import { formatCount } from '../../drawing/format.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'all-right',
  importance: 38,
  charts: ['loss', 'accuracy'],
  tell: ofEachRun(({ name, measured, isFinished }) => {
    const found = allRight.compute(measured);
    if (!isFinished || !(found.value > 0)) return null;
    const part = measured.lossKind === 'validation' ? 'validation' : 'training';
    const from = isExact(found)
      ? `from step ${formatCount(found.value)} on`
      : `from some step on ${atStep(found)}`;
    return { step: found.value, text: `${name} gets every ${part} sample right ${from}` };
  }),
};

import { formatValue } from '../../drawing/format.js';
import gap from '../../quantities/kinds/gap.js';
import last from '../../quantities/kinds/last.js';
import { finite } from '../../quantities/quantity.js';
import { ofEachRun, valueOf } from '../kind.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'gap',
  importance: 42,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const [difference, validation] = [valueOf(gap, run), valueOf(last, run)];
    const training = finite(run.measured.training).at(-1)?.value ?? NaN;
    // At least twice as high.
    if (!run.isFinished || !(training > 0 && difference >= training)) return null;
    const values = `loss ${formatValue(training)} and ${formatValue(validation)}`;
    const text = `${run.name} fits the training data much better than new data: ${values}`;
    return { step: run.measured.step, text };
  }),
};

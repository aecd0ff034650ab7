import { formatValue } from '../../drawing/format.js';
import jumpStep from '../../quantities/kinds/jump-step.js';
import first from '../../quantities/kinds/first.js';
import value from '../../quantities/kinds/value.js';
import { ofEachRun, valueOf } from '../kind.js';
import { atStep } from '../phrases.js';

const FACTOR = 3;
// Jumps of small losses are nothing to look at.
const OF_START = 0.25;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'jump',
  importance: 55,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const { name, measured } = run;
    const found = jumpStep.compute(measured);
    if (measured.status === 'diverged' || !(found.value > 0)) return null;
    const from = value.compute(measured, found.after).value;
    const to = value.compute(measured, found.value).value;
    if (!(to >= FACTOR * from && to >= OF_START * valueOf(first, run))) return null;
    const text = `${name} jumps from ${formatValue(from)} to ${formatValue(to)} ${atStep(found)}`;
    return { step: found.value, text };
  }),
};

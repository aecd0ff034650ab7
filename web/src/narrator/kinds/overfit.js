import { formatCount, formatValue } from '../../drawing/format.js';
import { extreme, finite, isLower } from '../../quantities/quantity.js';
import { ofEachRun } from '../kind.js';
import { falls, risesAtLast } from '../trend.js';

// It has risen by so much on the whole, for so large a part of the training.
const RISE = 1.1;
const PART = 0.1;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'overfit',
  importance: 80,
  charts: ['loss', 'accuracy'],
  tell: ofEachRun(({ name, measured }) => {
    const { loss, training, lossKind, status, steps } = measured;
    const best = extreme(loss, isLower);
    const points = finite(loss);
    const last = points.at(-1);
    if (lossKind !== 'validation' || status === 'diverged' || !best || !last) return null;
    const isLong = best.step > 0 && last.step - best.step >= PART * steps;
    const isUp = risesAtLast(points, RISE) && last.value >= RISE * best.value;
    const fitted = finite(training);
    const isFitted = falls(fitted.filter(({ step }) => step >= best.step));
    const before = fitted.find(({ step }) => step === best.step)?.value ?? NaN;
    const now = fitted.find(({ step }) => step === last.step)?.value ?? NaN;
    if (!isLong || !isUp || !isFitted || !(now < before)) return null;
    const when = `from step ${formatCount(best.step)} to ${formatCount(last.step)}`;
    const values = `from ${formatValue(best.value)} to ${formatValue(last.value)}`;
    const text = `${name} overfits: ${when} validation rose ${values}, while training fell`;
    return { step: best.step, text };
  }),
};

import { formatCount, formatValue } from '../../drawing/format.js';
import { extreme, finite, isLower } from '../../quantities/quantity.js';
import { ofEachRun } from '../kind.js';
import { clearRise, falls, risesAtLast } from '../trend.js';

// It has risen by so much on the whole, for so large a part of the training.
const RISE = 1.1;
const PART = 0.1;
// And by so many times the scatter of its curve, which jumps where batches are small or rates large.
const CLEAR = 3;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'overfit',
  importance: 80,
  charts: ['loss', 'accuracy'],
  tell: ofEachRun(({ name, measured, isFinished }) => {
    const { loss, training, lossKind, steps } = measured;
    const best = extreme(loss, isLower);
    const points = finite(loss);
    const last = points.at(-1);
    // Before the end it may still fall back.
    if (lossKind !== 'validation' || !isFinished || !best || !last) return null;
    const isLong = best.step > 0 && last.step - best.step >= PART * steps;
    const since = points.filter(({ step }) => step >= best.step);
    const isUp = risesAtLast(points, RISE) && last.value >= RISE * best.value;
    const isClear = clearRise(since) >= CLEAR;
    const fitted = finite(training);
    const isFitted = falls(fitted.filter(({ step }) => step >= best.step));
    const before = fitted.find(({ step }) => step === best.step)?.value ?? NaN;
    const now = fitted.find(({ step }) => step === last.step)?.value ?? NaN;
    if (!isLong || !isUp || !isClear || !isFitted || !(now < before)) return null;
    const when = `from step ${formatCount(best.step)} to ${formatCount(last.step)}`;
    const values = `from ${formatValue(best.value)} to ${formatValue(last.value)}`;
    const text = `${name} overfits: ${when} validation rose ${values}, while training fell`;
    return { step: best.step, text };
  }),
};

import { formatValue } from '../../drawing/format.js';
import limitStep from '../../quantities/kinds/limit-step.js';
import rate from '../../quantities/kinds/rate.js';
import { ofEachRun } from '../kind.js';
import { atStep } from '../phrases.js';

// The limit of gradient descent holds for mini-batches, too; others are those of exact gradients.
const OF_DESCENT = 2;
const TOLERANCE = 1e-3;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'limit',
  importance: 90,
  charts: ['loss', 'lr', 'sharpness'],
  tell: ofEachRun(({ name, measured, isNoisy }) => {
    const found = limitStep.compute(measured);
    const { sharp } = measured;
    if (!sharp || Number.isNaN(found.value)) return null;
    const at = sharp.step.indexOf(found.value);
    const used = rate.compute(measured, found.value).value;
    const factor = sharp.limit[at] * used;
    const isOfDescent = Math.abs(factor / OF_DESCENT - 1) < TOLERANCE;
    if (!(factor > 0) || (isNoisy && !isOfDescent)) return null;
    const limit = `${Number(factor.toPrecision(3))} / sharpness`;
    const values = `${formatValue(used)} is above ${formatValue(factor / sharp.sharpness[at])}`;
    const verb = found.after === undefined ? 'is above' : 'crosses';
    const text = `${name}: its rate ${verb} ${limit} ${atStep(found)}: ${values}`;
    return { step: found.value, text };
  }),
};

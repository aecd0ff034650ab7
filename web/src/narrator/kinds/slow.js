import { formatValue } from '../../drawing/format.js';
import rateZero from '../../quantities/kinds/rate-zero.js';
import { finite } from '../../quantities/quantity.js';
import { ofEachRun } from '../kind.js';

const END = 0.02;
const EVER = 0.05;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'slow',
  importance: 60,
  charts: ['loss'],
  tell: ofEachRun(({ name, measured, isFinished }) => {
    const points = finite(measured.loss);
    const [first, last] = [points[0], points.at(-1)];
    if (!isFinished || !last || first === last) return null;
    // A rate that is 0 all the time is told of by itself.
    if (rateZero.compute(measured).value <= 1) return null;
    const size = Math.abs(first.value);
    const isStill = points.every(({ value }) => Math.abs(value - first.value) <= EVER * size);
    if (!isStill || !(Math.abs(last.value - first.value) <= END * size)) return null;
    const values = `${formatValue(first.value)} at the start, ${formatValue(last.value)} at the end`;
    return { step: last.step, text: `${name} hardly moves: ${values}; its rate may be too small` };
  }),
};

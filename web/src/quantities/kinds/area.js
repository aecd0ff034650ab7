import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'area',
  words: 'mean loss over the steps: the area below the measurements, joined, divided by the steps',
  short: 'mean loss over the steps',
  unit: 'loss',
  compute({ loss }) {
    const points = finite(loss);
    if (points.length < 2) return NOTHING;
    let area = 0;
    for (let i = 1; i < points.length; i++) {
      const [before, now] = [points[i - 1], points[i]];
      area += ((before.value + now.value) / 2) * (now.step - before.step);
    }
    return { value: area / (points[points.length - 1].step - points[0].step) };
  },
};

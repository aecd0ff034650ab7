import first from '../../quantities/kinds/first.js';
import { gapWords, largestGap } from '../generalization.js';
import { valueOf } from '../kind.js';
import { finite } from '../../quantities/quantity.js';

const FALL = 0.1;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'by-heart',
  importance: 84,
  charts: ['loss', 'accuracy'],
  tell(story) {
    const gap = largestGap(story);
    if (!gap) return [];
    const { name, index, measured } = gap.run;
    const before = finite(measured.training)[0].value;
    const isFitted = gap.training <= FALL * before;
    if (!isFitted || !(gap.validation > valueOf(first, gap.run))) return [];
    const text = `${name} has learned the training data by heart: ${gapWords(gap)}, more than at the start`;
    return [{ runs: [index], step: measured.step, text }];
  },
};

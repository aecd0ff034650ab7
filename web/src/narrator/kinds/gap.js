import { gapWords, largestGap } from '../generalization.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'gap',
  importance: 42,
  charts: ['loss'],
  tell(story) {
    const gap = largestGap(story);
    if (!gap) return [];
    const { name, index, measured } = gap.run;
    const text = `${name} fits the training data much better than new data: ${gapWords(gap)}`;
    return [{ runs: [index], step: measured.step, text }];
  },
};

import { formatCount } from '../../drawing/format.js';
import { comparable } from '../story.js';

const LEAST = 3;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'same',
  importance: 85,
  charts: ['loss'],
  isShared: true,
  tell(story) {
    const runs = comparable(story);
    return runs.flatMap((run, place) => {
      const twin = runs.slice(place + 1).find((other) => areSame(run.measured, other.measured));
      if (!twin) return [];
      const count = formatCount(run.measured.loss.step.length);
      const text = `${run.name} and ${twin.name} are the same in every digit of all ${count} evaluations`;
      return [{ runs: [run.index, twin.index], step: null, text }];
    });
  },
};

/**
 * @param {import('../story.js').Measured} a
 * @param {import('../story.js').Measured} b
 */
function areSame({ loss: a }, { loss: b }) {
  if (a.step.length < LEAST || a.step.length !== b.step.length) return false;
  return Array.from(a.step).every(
    (step, i) => step === b.step[i] && a.value[i] === b.value[i] && Number.isFinite(a.value[i]),
  );
}

import { finite, stepFound } from '../../quantities/quantity.js';
import { atStep } from '../phrases.js';
import { isTie, ranked } from '../ranked.js';

// What happens in the first steps is no lead, and what happens at the very end is not lasting.
const EARLIEST = 0.1;
const LATEST = 0.95;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'overtakes',
  importance: 58,
  charts: ['loss'],
  tell(story) {
    const [winner, ...others] = ranked(story);
    if (!winner) return [];
    return others.flatMap(({ run }) => {
      const found = overtaken(winner.run, run);
      const { steps } = run.measured;
      if (!found || isTie(winner.run, run)) return [];
      if (!(found.value >= EARLIEST * steps && found.value <= LATEST * steps)) return [];
      const { name, index } = winner.run;
      const text = `${name} overtakes ${run.name} ${atStep(found)} and stays ahead`;
      return [{ runs: [index, run.index], step: found.value, text }];
    });
  },
};

/**
 * @param {import('../story.js').Told} winner
 * @param {import('../story.js').Told} other
 * @returns {import('../../quantities/quantity.js').Found | null} where it was behind for the last time; null:
 *   they were not measured at the same steps, or it never was
 */
function overtaken(winner, other) {
  const [own, others] = [finite(winner.measured.loss), finite(other.measured.loss)];
  if (own.length !== others.length || own.some(({ step }, i) => step !== others[i].step))
    return null;
  const at = own.findLastIndex(({ value }, i) => value >= others[i].value);
  if (at < 1 || at + 1 >= own.length) return null;
  return stepFound(
    own.map(({ step }) => step),
    at + 1,
  );
}

import { formatValue } from '../../drawing/format.js';
import best from '../../quantities/kinds/best.js';
import first from '../../quantities/kinds/first.js';
import firstBelow from '../../quantities/kinds/first-below.js';
import timesEarlier from '../../quantities/kinds/times-earlier.js';
import { valueOf } from '../kind.js';
import { atStep, isExact, seedWords, timesWords } from '../phrases.js';
import { roundAbove } from '../round-above.js';
import { comparable } from '../story.js';

// Less is not worth a sentence.
const LEAST = 1.2;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'first-below',
  importance: 75,
  charts: ['loss'],
  tell(story) {
    const runs = comparable(story);
    // The lowest round value that two runs have come below.
    const bests = runs.map((run) => valueOf(best, run)).sort((a, b) => a - b);
    const threshold = roundAbove(bests[1] ?? NaN);
    if (!runs.length || !runs.every((run) => valueOf(first, run) > threshold)) return [];
    const there = runs
      .map((run) => ({ run, found: firstBelow.compute(run.measured, threshold) }))
      .filter(({ found }) => found.value > 0)
      .sort((a, b) => a.found.value - b.found.value);
    if (there.length < 2) return [];
    const [early, late] = [there[0], there[there.length - 1]];
    const { value: ratio } = timesEarlier.compute(early.run.measured, threshold, late.run.measured);
    if (!(ratio >= LEAST)) return [];
    const times = timesWords(ratio, isExact(early.found) && isExact(late.found));
    const compared = `${times} earlier than ${late.run.name}${seedWords([early.run, late.run])}`;
    const text = `${early.run.name}: first below ${formatValue(threshold)} ${atStep(early.found)}, ${compared}`;
    return [{ runs: [early.run.index, late.run.index], step: early.found.value, text }];
  },
};

import { formatValue } from '../../drawing/format.js';
import best from '../../quantities/kinds/best.js';
import first from '../../quantities/kinds/first.js';
import firstBelow from '../../quantities/kinds/first-below.js';
import { valueOf } from '../kind.js';
import { atStep } from '../phrases.js';
import { roundAbove } from '../round-above.js';
import { comparable } from '../story.js';
import { endLevel } from '../trend.js';
import { finite } from '../../quantities/quantity.js';

// The others are not just above it.
const CLEARLY = 1.1;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'only-below',
  importance: 70,
  charts: ['loss'],
  tell(story) {
    const runs = comparable(story);
    if (!runs.length || !story.isOver) return [];
    const all = runs.map((run) => ({ run, best: valueOf(best, run) }));
    const [winner, next] = all.sort((a, b) => a.best - b.best);
    // A dip that did not last is not what is to be seen.
    const threshold = roundAbove(endLevel(finite(winner.run.measured.loss)));
    const isAlone = next.best >= CLEARLY * threshold;
    if (!isAlone || !runs.every((run) => valueOf(first, run) > threshold)) return [];
    const found = firstBelow.compute(winner.run.measured, threshold);
    const { name, index } = winner.run;
    const text = `Only ${name} gets below ${formatValue(threshold)}, first ${atStep(found)}`;
    return [{ runs: [index], step: found.value, text }];
  },
};

import { formatValue } from '../../drawing/format.js';
import best from '../../quantities/kinds/best.js';
import first from '../../quantities/kinds/first.js';
import firstBelow from '../../quantities/kinds/first-below.js';
import last from '../../quantities/kinds/last.js';
import timesEarlier from '../../quantities/kinds/times-earlier.js';
import { valueOf } from '../kind.js';
import { atStep, isExact, timesWords } from '../phrases.js';
import { roundAbove } from '../round-above.js';
import { comparable } from '../story.js';
import { staysBelow } from '../trend.js';
import { finite } from '../../quantities/quantity.js';

/** @typedef {import('../story.js').Told} Told */

// Less is not worth a sentence.
const LEAST = 1.2;

/**
 * @typedef {object} Lead of one run over another
 * @property {number} threshold that both came below
 * @property {Told} early
 * @property {Told} late
 * @property {number} ratio of their steps, at least
 */

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'first-below',
  importance: 75,
  charts: ['loss'],
  tell(story) {
    const lead = largestLead(comparable(story));
    if (!lead || !(lead.ratio >= LEAST)) return [];
    const { threshold, early, late, ratio } = lead;
    const [own, others] = [early, late].map(({ measured }) =>
      firstBelow.compute(measured, threshold),
    );
    const times = timesWords(ratio, isExact(own) && isExact(others));
    const compared = `${times} earlier than ${late.name}`;
    const text = `${early.name}: first below ${formatValue(threshold)} ${atStep(own)}, ${compared}`;
    return [{ runs: [early.index, late.index], step: own.value, text }];
  },
};

/**
 * @param {Told[]} runs
 * @returns {Lead | null} at the lowest round values that two, three, ... of them have come below
 */
function largestLead(runs) {
  const bests = runs.map((run) => valueOf(best, run)).sort((a, b) => a - b);
  const thresholds = new Set(bests.slice(1).map(roundAbove));
  const leads = [...thresholds].flatMap((threshold) => leadAt(runs, threshold) ?? []);
  return leads.sort((a, b) => b.ratio - a.ratio)[0] ?? null;
}

/**
 * @param {Told[]} runs
 * @param {number} threshold
 * @returns {Lead | null} of the first run below it over the next; null: they do not stay there
 */
function leadAt(runs, threshold) {
  if (!runs.every((run) => valueOf(first, run) > threshold)) return null;
  const there = runs
    .map((run) => ({ run, step: firstBelow.compute(run.measured, threshold).value }))
    .filter(({ step }) => step > 0)
    .sort((a, b) => a.step - b.step);
  if (there.length < 2) return null;
  const [early, late] = there.map(({ run }) => run);
  // Neither is there by a lucky dip; the later one may have come there just now.
  const areThere =
    staysBelow(finite(early.measured.loss), threshold) && valueOf(last, late) < threshold;
  if (!areThere) return null;
  const ratio = timesEarlier.compute(early.measured, threshold, late.measured).value;
  return { threshold, early, late, ratio };
}

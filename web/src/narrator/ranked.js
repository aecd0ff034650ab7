// Which run ends lowest, and whether that is more than noise.

import last from '../quantities/kinds/last.js';
import { finite } from '../quantities/quantity.js';
import { valueOf } from './kind.js';
import { comparable } from './story.js';

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./story.js').Told} Told */

/** Evaluations at the end that say whether two runs are tied. */
export const LAST = 8;
const EACH = 2;

/**
 * @param {Story} story
 * @returns {{ run: Told, last: number }[]} runs that came to their end, the lowest loss first; at least two, or
 *   none: they cannot be compared, or not yet
 */
export function ranked(story) {
  if (!story.isOver) return [];
  const ended = comparable(story)
    .filter((run) => run.isFinished)
    .map((run) => ({ run, last: valueOf(last, run) }))
    .filter((one) => Number.isFinite(one.last))
    .sort((a, b) => a.last - b.last);
  return ended.length > 1 ? ended : [];
}

/**
 * Whether at the end now one of two runs is lower, now the other.
 * @param {Told} a
 * @param {Told} b
 */
export function isTie(a, b) {
  if (!a.isNoisy || !b.isNoisy) return false;
  const [own, other] = [finite(a.measured.loss), finite(b.measured.loss)];
  const pairs = own.slice(-LAST).map((point, i) => ({ point, and: other.slice(-LAST)[i] }));
  if (pairs.length < LAST || pairs.some(({ point, and }) => point.step !== and?.step)) return false;
  const lower = pairs.filter(({ point, and }) => point.value < and.value).length;
  const higher = pairs.filter(({ point, and }) => point.value > and.value).length;
  return lower >= EACH && higher >= EACH;
}

// Where a curve is on the whole: medians of tenths of it, which single dips and zigzags hardly change.

import { quantile } from '../studies/statistics.js';

/** @typedef {import('../quantities/quantity.js').Point} Point */

const PARTS = 10;
// Of fewer points there is no median to speak of.
const LEAST = 3;
// A rise may be given back by so much of itself on its way.
const GIVEN_BACK = 0.5;
// What was below a value for less than this part of its points came below it by chance.
const STAYS = 0.9;
// This part of all points is within the scatter.
const MOST = 0.9;

/**
 * @param {Point[]} points
 * @returns {Point[][]} stretches of the same number of points, as many as ten; the first one may be longer
 */
function stretches(points) {
  const size = Math.max(LEAST, Math.floor(points.length / PARTS));
  const all = [];
  for (let end = points.length; end > 0; end -= size) {
    const start = end - size < LEAST ? 0 : end - size;
    all.unshift(points.slice(start, end));
    if (start === 0) break;
  }
  return all;
}

/** @param {Point[]} points */
function median(points) {
  const values = points.map(({ value }) => value);
  return quantile(
    values.sort((a, b) => a - b),
    0.5,
  );
}

/**
 * @param {Point[]} points
 * @returns {number} median of the last tenth; NaN: there are no points
 */
export function endLevel(points) {
  const last = stretches(points).at(-1);
  return last ? median(last) : NaN;
}

/**
 * How clearly a curve ends above where it began: by how many times its scatter. Nine of ten of its points lie within
 * one scatter of the median of their tenth.
 * @param {Point[]} points
 */
export function clearRise(points) {
  const all = stretches(points);
  const distances = all.flatMap((part) => {
    const level = median(part);
    return part.map(({ value }) => Math.abs(value - level));
  });
  const scatter = quantile(
    distances.sort((a, b) => a - b),
    MOST,
  );
  return (endLevel(points) - median(all[0])) / scatter;
}

/**
 * Whether a curve turns and rises on the whole: its last tenth lies above all of its lowest tenth, and it was
 * no up and down that led there.
 * @param {Point[]} points
 * @param {number} factor by which it is higher at the end, at least
 */
export function risesAtLast(points, factor) {
  const all = stretches(points);
  const levels = all.map(median);
  const at = levels.indexOf(Math.min(...levels));
  const [low, end] = [levels[at], levels[levels.length - 1]];
  if (at < 0 || at === levels.length - 1 || !(low > 0 && end >= factor * low)) return false;
  const ceiling = Math.max(...all[at].map(({ value }) => value));
  let highest = low;
  for (const level of levels.slice(at)) {
    highest = Math.max(highest, level);
    if (highest - level > GIVEN_BACK * (highest - low)) return false;
  }
  return end > ceiling;
}

/**
 * Whether a curve falls from its first part to its last on the whole.
 * @param {Point[]} points
 */
export function falls(points) {
  const levels = stretches(points).map(median);
  return levels.length > 1 && levels[levels.length - 1] < levels[0];
}

/**
 * Whether a curve that has come below a value stays there, but for a few of its points.
 * @param {Point[]} points
 * @param {number} limit
 */
export function staysBelow(points, limit) {
  const since = points.slice(points.findIndex(({ value }) => value < limit));
  const below = since.filter(({ value }) => value < limit).length;
  return below >= STAYS * since.length && endLevel(points) < limit;
}

// Medians with the range around them.

/** @typedef {{ median: number, min: number, max: number }} Spread */

/**
 * @param {number[]} values at least one
 * @returns {Spread}
 */
export function spreadOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const isOdd = sorted.length % 2 === 1;
  const median = isOdd ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

/**
 * Ratios of two engines, round by round: what slows the machine down for a while slows both down.
 * @param {number[]} ours one value a round
 * @param {number[]} theirs
 * @returns {Spread}
 */
export function ratioOf(ours, theirs) {
  return spreadOf(ours.map((value, round) => value / theirs[round]));
}

// Reports in words: what was done, what came out, what to make of it. Plain text.

import { isAtEdge, bestCell, largestStable, sweepResults } from './sweep.js';

const MEASURES = {
  validation: 'validation loss',
  training: 'training loss',
  best: 'best validation loss',
};

/**
 * @callback Format
 * @param {number} value
 * @returns {string}
 */

/**
 * @param {string[]} words
 * @returns {string} "a, b and c"
 */
export function listOf(words) {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/**
 * What is compared, in words.
 * @param {{ measure: string, isSurface: boolean }} plan
 * @returns {string}
 */
export function measureWords({ measure, isSurface }) {
  return isSurface ? 'height' : MEASURES[measure];
}

/**
 * @param {import('./range.js').RangeResult} result
 * @param {string} name of the run
 * @param {{ number: Format, loss: Format }} format
 * @param {number} to the highest rate of the test
 * @returns {string}
 */
export function rangeWords(result, name, format, to) {
  if (result.message) return `${name}: ${result.message}.`;
  const tooHigh = Number.isNaN(result.tooHigh)
    ? ''
    : ` From about ${format.number(result.tooHigh)} on it is above where it began.`;
  if (Number.isNaN(result.steepest)) {
    return `${name}: the loss does not fall at any rate of the test.${tooHigh}`;
  }
  const fall = `${name}: the loss falls fastest at ${format.number(result.steepest)}`;
  if (result.isOpen) {
    return `${fall} and still falls at ${format.number(to)}: higher rates may be tried.`;
  }
  const lowest = `and is lowest at ${format.number(result.lowest)}.${tooHigh}`;
  const tenth = format.number(result.tenth);
  return `${fall} ${lowest} Good rates to begin with: the first, or a tenth of the second, ${tenth}.`;
}

/**
 * @param {import('./sweep.js').SweepPlan} plan
 * @param {Array<object | undefined>} trials
 * @param {string[]} names one for each run of the plan
 * @param {{ value: (axis: object, value: unknown) => string, loss: Format }} format
 * @param {string} what is varied first
 * @returns {string[]} one sentence or more for each run
 */
export function sweepWords(plan, trials, names, format, what) {
  const results = sweepResults(plan, trials);
  return plan.runs.map((run, i) => {
    const best = bestCell(plan, results, run);
    if (best < 0) return `${names[i]}: no training ended with a finite loss.`;
    const cell = plan.cells[best];
    const { median, low, high, count } = results[best].spread;
    const place = [plan.x, plan.y]
      .filter(Boolean)
      .map((axis, j) => `${axis.key} ${format.value(axis, axis.values[j === 0 ? cell.x : cell.y])}`)
      .join(', ');
    const isBand = count > 1 && low < high;
    const band = isBand ? ` (${format.loss(low)} to ${format.loss(high)})` : '';
    const words = [`${names[i]}: best at ${place}, with ${format.loss(median)}${band}.`];
    if (isAtEdge(plan, best)) words.push('That is at the end of the range: look further.');
    if (what === 'lr' && !plan.y) words.push(stableWords(plan, results, run, format));
    return words.filter(Boolean).join(' ');
  });
}

function stableWords(plan, results, run, format) {
  const stable = largestStable(plan, results, run);
  if (Number.isNaN(stable)) return 'No rate is stable with every seed.';
  const highest = stable === plan.x.values.at(-1);
  const value = format.value(plan.x, stable);
  return highest
    ? `Even the highest rate, ${value}, is stable.`
    : `Largest stable rate: ${value} (above it a training diverges or ends higher than it began).`;
}

/**
 * How the tuning was done and what came out.
 * @param {import('./race.js').Race} race
 * @param {string[]} names of the racers
 * @param {{ number: Format, loss: Format, count: Format }} format
 * @returns {string[]} sentences
 */
export function raceWords(race, names, format) {
  const { plan } = race;
  const standings = race.standings().filter(({ count }) => count > 0);
  if (!standings.length) return [];
  return [
    resultWords(standings, names, format),
    tuningWords(plan, format),
    ...extensionWords(race, names),
    ...edgeWords(race, names, format),
    comparisonWords(plan),
  ];
}

function resultWords(standings, names, format) {
  const [first] = standings;
  if (!Number.isFinite(first.median)) return 'Every optimizer diverged with most of its seeds.';
  const isBand = first.count > 1 && first.low < first.high;
  const band = isBand ? ` (${format.loss(first.low)} to ${format.loss(first.high)})` : '';
  const loss = `${format.loss(first.median)}${band}`;
  const leaders = standings.filter(({ rank }) => rank === first.rank);
  if (leaders.length === 1) return `${names[first.racer]} wins with a median of ${loss}.`;
  const others = listOf(leaders.slice(1).map(({ racer }) => names[racer]));
  return `${names[first.racer]} has the lowest median, ${loss}, but is tied with ${others}: the median of one lies among the seeds of the other.`;
}

function tuningWords(plan, format) {
  const { points, seeds, steps } = plan;
  const times = seeds === 1 ? 'once' : `with ${seeds} seeds`;
  const budget =
    points === 1
      ? 'Nothing was tuned: each has its usual rate'
      : `Each had the same budget: ${points} rates from a 32nd to 32 times its usual one, each trained ${times} for ${format.count(steps)} steps; the lowest median ${measureWords(plan)} chose the rate`;
  return `${budget}. All other hyperparameters are ${plan.fromTable ? 'those of the run' : 'at their usual values'}.`;
}

function extensionWords(race, names) {
  const extended = race
    .standings()
    .filter(({ extensions }) => extensions > 0)
    .map(({ racer, extensions }) => `${names[racer]} (${extensions} more)`);
  if (!extended.length) return [];
  return [`Where the best rate was at the end, rates beyond were tried too: ${listOf(extended)}.`];
}

function edgeWords(race, names, format) {
  const at = race.standings().filter(({ edge }) => edge);
  if (!at.length) return [];
  const list = listOf(at.map(({ racer, rate }) => `${names[racer]} (${format.number(rate)})`));
  return [`Still at the end of what was tried: ${list}. A better rate may lie beyond.`];
}

function comparisonWords({ fresh, vary, measure, isSurface }) {
  const seeds = fresh === 1 ? 'one seed' : `${fresh} seeds`;
  const data =
    measure === 'training' || vary === 'data' || isSurface
      ? ''
      : ' The validation data were the same as in tuning.';
  return `The comparison used ${seeds} that tuning had not seen.${data}`;
}

// Reports in words: what was done, what came out, what to make of it. Plain text.

import { isAtEdge, bestCell, largestStable, sweepResults } from './sweep.js';

/** @typedef {import('./race.js').Race} Race */
/** @typedef {import('./race.js').RacePlan} RacePlan */
/** @typedef {import('./race.js').Standing} Standing */
/** @typedef {import('./sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('./statistics.js').Measure} Measure */
/** @typedef {{ number: Format, loss: Format, count: Format }} RaceFormat */
/** @typedef {{ value: (axis: SweepPlan['x'], value: unknown) => string, loss: Format }} SweepFormat */

/** @type {Record<Measure, string>} */
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
 * @param {{ measure: Measure, isSurface: boolean }} plan
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
    : ` Above a rate of about ${format.number(result.tooHigh)} the loss exceeds its starting value.`;
  if (Number.isNaN(result.steepest)) {
    return `${name}: the loss does not fall at any rate of the test.${tooHigh}`;
  }
  const fall = `${name}: the loss falls fastest at ${format.number(result.steepest)}`;
  if (result.isOpen) {
    return `${fall} and still falls at ${format.number(to)}: try higher rates, too.`;
  }
  const lowest = `and is lowest at ${format.number(result.lowest)}.${tooHigh}`;
  const tenth = format.number(result.tenth);
  return `${fall} ${lowest} Good starting rates are ${format.number(result.steepest)} and a tenth of the lowest, ${tenth}.`;
}

/**
 * @param {SweepPlan} plan
 * @param {Array<import('./scheduler.js').Trial | undefined>} trials
 * @param {string[]} names one for each run of the plan
 * @param {SweepFormat} format
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
    const place = (plan.y ? [plan.x, plan.y] : [plan.x])
      .map((axis, j) => `${axis.key} ${format.value(axis, axis.values[j === 0 ? cell.x : cell.y])}`)
      .join(', ');
    const isBand = count > 1 && low < high;
    const band = isBand ? ` (${format.loss(low)} to ${format.loss(high)})` : '';
    const words = [`${names[i]}: best at ${place}, with ${format.loss(median)}${band}.`];
    if (isAtEdge(plan, best))
      words.push('That is at the end of the range: a better value may lie beyond.');
    if (what === 'lr' && !plan.y) words.push(stableWords(plan, results, run, format));
    return words.filter(Boolean).join(' ');
  });
}

/**
 * @param {SweepPlan} plan
 * @param {import('./sweep.js').CellResult[]} results
 * @param {number} run
 * @param {SweepFormat} format
 */
function stableWords(plan, results, run, format) {
  const stable = largestStable(plan, results, run);
  if (Number.isNaN(stable)) return 'No rate is stable with all seeds.';
  const highest = stable === plan.x.values.at(-1);
  const value = format.value(plan.x, stable);
  return highest
    ? `Even the highest rate, ${value}, is stable.`
    : `Largest stable rate: ${value} (above it a training diverges or ends higher than it began).`;
}

/**
 * How the tuning was done and what came out.
 * @param {Race} race
 * @param {string[]} names of the racers
 * @param {RaceFormat} format
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

/**
 * @param {Standing[]} standings at least one
 * @param {string[]} names
 * @param {RaceFormat} format
 */
function resultWords(standings, names, format) {
  const [first] = standings;
  if (!Number.isFinite(first.median)) return 'Every optimizer diverged with most of its seeds.';
  const isBand = first.count > 1 && first.low < first.high;
  const band = isBand ? ` (${format.loss(first.low)} to ${format.loss(first.high)})` : '';
  const loss = `${format.loss(first.median)}${band}`;
  const leaders = standings.filter(({ rank }) => rank === first.rank);
  if (leaders.length === 1) return `${names[first.racer]} wins with a median of ${loss}.`;
  const others = listOf(leaders.slice(1).map(({ racer }) => names[racer]));
  return `${names[first.racer]} has the lowest median, ${loss}, but is tied with ${others}: the range of one contains the median of the other.`;
}

/**
 * @param {RacePlan} plan
 * @param {RaceFormat} format
 */
function tuningWords(plan, format) {
  const { points, seeds, steps } = plan;
  const times = seeds === 1 ? 'once' : `with ${seeds} seeds`;
  const budget =
    points === 1
      ? 'Nothing was tuned: each has its usual rate'
      : `Each had the same budget: ${points} rates from a 32nd to 32 times its usual one, each trained ${times} for ${format.count(steps)} steps; the lowest median ${measureWords(plan)} chose the rate`;
  return `${budget}. All other hyperparameters are ${plan.fromTable ? 'those of the run' : 'at their usual values'}.`;
}

/**
 * @param {Race} race
 * @param {string[]} names
 */
function extensionWords(race, names) {
  const extended = race
    .standings()
    .filter(({ extensions }) => extensions > 0)
    .map(({ racer, extensions }) => `${names[racer]} (${extensions} more)`);
  if (!extended.length) return [];
  return [
    `Where the best rate was at the end of the range, rates beyond it were tried too: ${listOf(extended)}.`,
  ];
}

/**
 * @param {Race} race
 * @param {string[]} names
 * @param {RaceFormat} format
 */
function edgeWords(race, names, format) {
  const at = race.standings().filter(({ edge }) => edge);
  if (!at.length) return [];
  const list = listOf(
    at.map(({ racer, rate }) => `${names[racer]} (${format.number(Number(rate))})`),
  );
  return [`Still at the end of the rates that were tried: ${list}. A better rate may lie beyond.`];
}

/** @param {RacePlan} plan */
function comparisonWords({ fresh, vary, measure, isSurface }) {
  const seeds = fresh === 1 ? 'one seed' : `${fresh} seeds`;
  const data =
    measure === 'training' || vary === 'data' || isSurface
      ? ''
      : ' The validation data were the same as in tuning.';
  return `The comparison used ${seeds} that tuning had not seen.${data}`;
}

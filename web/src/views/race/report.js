// How a race was run and what came out, in words and as tables.

import { listOf, measureWords } from '../../studies/words.js';

/** @typedef {import('../../studies/race.js').Race} Race */
/** @typedef {import('../../studies/race.js').RacePlan} RacePlan */
/** @typedef {import('../../studies/race.js').Standing} Standing */
/** @typedef {import('../../studies/tables.js').Table} Table */
/** @typedef {import('../../studies/words.js').Format} Format */
/** @typedef {{ number: Format, loss: Format, count: Format }} RaceFormat */

// All of more than so many need not be listed.
const MOST_NAMES = 3;

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
    ...(plan.unlike ? [plan.unlike] : []),
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
  const isAll = leaders.length === standings.length && leaders.length > MOST_NAMES;
  const others = isAll ? 'all others' : listOf(leaders.slice(1).map(({ racer }) => names[racer]));
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

/**
 * @param {Race} race
 * @param {string[]} names
 * @returns {Table} one row per racer, best first
 */
export function raceTable(race, names) {
  const columns = ['rank', 'optimizer', 'lr', 'median', 'lowest', 'highest'];
  columns.push('seeds', 'diverged', 'rates tried', 'best rate at the end');
  const rows = race
    .standings()
    .map((one) => [
      Number.isNaN(one.rank) ? null : one.rank,
      names[one.racer],
      one.rate,
      one.median,
      one.low,
      one.high,
      one.count,
      one.diverged,
      one.tried,
      Boolean(one.edge),
    ]);
  return { columns, rows };
}

/**
 * The medians of tuning.
 * @param {Race} race
 * @param {string[]} names
 * @returns {Table} one row per rate of each racer
 */
export function tuningTable(race, names) {
  const columns = ['optimizer', 'lr', 'median', 'lowest', 'highest', 'seeds'];
  const rows = names.flatMap((name, racer) =>
    race
      .tuningOf(racer)
      .filter(({ count }) => count)
      .map(({ rate, median, low, high, count }) => [name, rate, median, low, high, count]),
  );
  return { columns, rows };
}

/**
 * The losses that are compared.
 * @param {Race} race
 * @param {string[]} names
 * @returns {Table} one row per step of each racer
 */
export function comparisonTable(race, names) {
  const columns = ['optimizer', 'step', 'median', 'lowest', 'highest'];
  const rows = names.flatMap((name, racer) => {
    const { x, median, low, high } = race.curveOf(racer);
    return x.map((step, i) => [name, step, median[i], low[i], high[i]]);
  });
  return { columns, rows };
}

// What repeats over seeds found, in words and as tables.

import { orderOf, repeatCurves, repeatResults } from '../../studies/repeat.js';
import { listOf, measureWords } from '../../studies/words.js';
import { countOf } from '../study/study-words.js';

/** @typedef {import('../../studies/repeat.js').Pair} Pair */
/** @typedef {import('../../studies/repeat.js').RepeatPlan} RepeatPlan */
/** @typedef {import('../../studies/repeat.js').RepeatedRun} RepeatedRun */
/** @typedef {import('../../studies/repeat.js').Trials} Trials */
/** @typedef {import('../../studies/tables.js').Table} Table */
/** @typedef {import('../../studies/words.js').Format} Format */

/** @type {Record<string, string>} */
const DRAWN = {
  'init.seed': 'the first weights',
  'batch.seed': 'the order of the batches',
  'data.seed': 'the data',
};

// More would be a list that nobody reads.
const MOST_PAIRS = 4;

/**
 * @param {RepeatPlan} plan
 * @param {Trials} trials
 * @param {string[]} names one for each run of the plan
 * @param {Format} loss
 * @returns {string[]} sentences; the first says whether the order holds
 */
export function repeatWords(plan, trials, names, loss) {
  const results = repeatResults(plan, trials);
  const { order, pairs } = orderOf(results);
  if (!order.length) return [];
  return [
    resultWords({ results, order, pairs, names, loss }),
    ...(results.every(isSame) ? [] : pairsWords(pairs, names)),
    ...divergedWords(results, names),
    methodWords(plan),
  ];
}

/**
 * @param {{ results: RepeatedRun[], order: number[], pairs: Pair[], names: string[],
 *   loss: Format }} found
 */
function resultWords({ results, order, pairs, names, loss }) {
  if (results.every(isSame)) {
    return 'All repeats are equal to the last bit: nothing that changes matters to these runs.';
  }
  return order.length === 1
    ? aloneWords(results[order[0]], names[order[0]], loss)
    : orderWords(order, pairs, names);
}

/** @param {RepeatedRun} result */
function isSame({ spread: { count, low, high } }) {
  return count > 1 && low === high && Number.isFinite(low);
}

/**
 * @param {RepeatedRun} result
 * @param {string} name
 * @param {Format} loss
 */
function aloneWords({ spread: { count, low, median, high } }, name, loss) {
  if (median === Infinity) return `${name} diverged with most of its ${count} seeds.`;
  const most = high === Infinity ? 'divergence' : loss(high);
  return `${name} ends between ${loss(low)} and ${most} with ${countOf(count, 'seed')}; the median is ${loss(median)}.`;
}

/**
 * Whether the order holds with all seeds, and if not, between whom it changes.
 * @param {number[]} order
 * @param {Pair[]} pairs
 * @param {string[]} names
 */
function orderWords(order, pairs, names) {
  const changing = pairs.filter(({ below, count }) => below < count);
  const [first] = pairs;
  if (changing.length === 1) return pairWords(changing[0], names);
  if (changing.length) return 'The order changes with the seed.';
  const inOrder = order.map((place) => names[place]);
  return order.length === 2
    ? pairWords(first, names)
    : `The order holds with ${allSeeds(first.count)}, lowest first: ${listOf(inOrder)}.`;
}

/**
 * Neighbours of the order, one after the other, where one sentence does not say it all.
 * @param {Pair[]} pairs
 * @param {string[]} names
 */
function pairsWords(pairs, names) {
  const changing = pairs.filter(({ below, count }) => below < count).length;
  if (!changing || pairs.length < 2) return [];
  if (pairs.length > MOST_PAIRS) {
    return [
      `Of ${pairs.length} pairs of neighbours in this order, ${changing} change places with the seed.`,
    ];
  }
  return pairs.map((pair) => pairWords(pair, names));
}

/** @param {number} count */
function allSeeds(count) {
  if (count === 1) return 'this seed';
  return count === 2 ? 'both seeds' : `all ${count} seeds`;
}

/**
 * @param {Pair} pair
 * @param {string[]} names
 */
function pairWords({ low, high, below, above, count }, names) {
  const [first, second] = [names[low], names[high]];
  if (below === count) return `${first} ended below ${second} with ${allSeeds(count)}.`;
  if (!below && !above) return `${first} and ${second} ended alike with ${allSeeds(count)}.`;
  return `The order of ${first} and ${second} changes with the seed: ${first} ended lower with ${below} of ${count} seeds.`;
}

/**
 * @param {RepeatedRun[]} results
 * @param {string[]} names
 */
function divergedWords(results, names) {
  const diverged = results.flatMap(({ diverged: times, spread: { count } }, place) =>
    times ? [`${names[place]} with ${times} of ${countOf(count, 'seed')}`] : [],
  );
  return diverged.length ? [`Diverged: ${listOf(diverged)}.`] : [];
}

/** @param {RepeatPlan} plan */
function methodWords(plan) {
  const drawn = listOf(plan.vary.map((key) => DRAWN[key]));
  const verb =
    plan.vary.length === 1 && plan.vary[0] !== 'data.seed' && plan.vary[0] !== 'init.seed';
  return `Each run trained ${plan.seeds} times: first as on the page, then ${drawn} ${verb ? 'was' : 'were'} drawn with the next seeds. The runs of one repeat share their seeds. The ${measureWords(plan)} is compared.`;
}

/**
 * @param {RepeatPlan} plan
 * @param {Trials} trials
 * @param {string[]} names
 * @returns {Table} one row per training
 */
export function repeatTable(plan, trials, names) {
  const columns = ['run', 'repeat', ...plan.vary, 'status', 'step', 'train_loss', 'val_loss'];
  columns.push('best_val_loss', 'fingerprint');
  const rows = plan.jobs.flatMap(({ run, repeat, spec }, i) => {
    const trial = trials[i];
    if (!trial) return [];
    const { status, step, trainLoss, valLoss, bestValLoss, fingerprint } = trial;
    const seeds = plan.vary.map((key) => Number(spec.settings[key]));
    return [
      [
        names[run],
        repeat + 1,
        ...seeds,
        status,
        step,
        trainLoss,
        valLoss,
        bestValLoss,
        fingerprint,
      ],
    ];
  });
  return { columns, rows };
}

/**
 * What the chart shows.
 * @param {RepeatPlan} plan
 * @param {Trials} trials
 * @param {string[]} names
 * @param {import('../../studies/repeat.js').Shown} shown
 * @returns {Table} one row per step of each run
 */
export function curvesTable(plan, trials, names, shown) {
  const ends = shown === 'quartiles' ? ['lower quartile', 'upper quartile'] : ['lowest', 'highest'];
  const rows = names.flatMap((name, place) => {
    const { x, median, low, high } = repeatCurves(plan, trials, place, shown);
    return x.map((step, i) => [name, step, median[i], low[i], high[i]]);
  });
  return { columns: ['run', 'step', 'median', ...ends], rows };
}

// Measures with which rates optimizers usually work on the surfaces, and writes what differs from the rates
// for small networks into web/src/playground/usual-rates.json:
//   node -e "import('./web/scripts/usual-rates.js').then((m) => m.writeUsualRates())"
// takes a minute or two. The rule: see goodRate.

import { writeFileSync } from 'node:fs';
import { loadEngine } from '../src/engine/package/index.js';

/** @typedef {import('../src/engine/package/index.js').Engine} Engine */
/** @typedef {import('../src/catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../src/catalog/catalog-index.js').Catalog} Catalog */

/**
 * @typedef {object} Trial of one rate
 * @property {number} rate
 * @property {number[]} heights at every step, as long as they are finite
 */

/**
 * @typedef {object} Scale of the heights of a surface
 * @property {number} start
 * @property {number} low the lowest that any optimizer came; -Infinity: there is no bottom
 */

const STEPS = 1200;
// 1, 2 and 5 in every decade, and one beyond each end.
const RATES = [-4, -3, -2, -1, 0].flatMap((power) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${power}`)),
);
// So many decades worse than the best rate, on average over the training, is still usual.
const TOLERANCE = 0.7;
// What is nearer to the usual rate than this factor is no other rate.
const FACTOR = 2.1;
// Heights below this part of the first one are all the same.
const NEAR = 1e-3;
// What changes less in the last third has arrived, in a minimum that need not be the lowest.
const STILL = 1e-4;
const ARRIVED_BELOW = 0.7;
// A surface without a bottom: lower than this, and falling within so many steps can be watched.
const BOTTOMLESS = -1e6;
const DEPTH = 3;
const SLOWEST_FALL = 300;
const QUICKEST_FALL = 10;

/** Writes the table anew. */
export async function writeUsualRates() {
  const engine = await loadEngine();
  const surfaces = {};
  for (const { id } of engine.catalog.surfaces) {
    Object.assign(surfaces, { [id]: usualRatesOn(id, engine) });
    console.log(id, JSON.stringify(Object.values(surfaces).at(-1)));
  }
  const file = new URL('../src/playground/usual-rates.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify({ surfaces }, null, 2)}\n`);
}

/**
 * @param {string} surface id
 * @param {Engine} engine
 * @returns {Record<string, number>} rate by optimizer, where another one than for networks is usual
 */
export function usualRatesOn(surface, engine) {
  const tried = new Map(
    measuredOptimizers(engine.catalog).map((entry) => [entry, trialsOf(entry, surface, engine)]),
  );
  const scale = scaleOf([...tried.values()].flat());
  /** @type {Record<string, number>} */
  const usual = {};
  for (const [entry, trials] of tried) {
    const start = startOf(entry);
    const rate = goodRate(trials, start, scale);
    if (rate !== start) usual[entry.id] = rate;
  }
  return usual;
}

/**
 * The optimizers whose rate depends on the problem: those with a usual rate of 1 find its size by themselves.
 * @param {Catalog} catalog
 */
function measuredOptimizers({ optimizers }) {
  return optimizers.filter((entry) => {
    const isOwn = entry.params.some(({ type }) => type === 'text');
    return !entry.wrapper && !isOwn && startOf(entry) > 0 && startOf(entry) !== 1;
  });
}

/** @param {Entry} entry */
function startOf({ params }) {
  const rate = params.find(({ id }) => id === 'lr');
  return Number(rate?.start ?? rate?.default ?? NaN);
}

/**
 * @param {Entry} entry
 * @param {string} surface
 * @param {Engine} engine
 * @returns {Trial[]} by rising rate
 */
function trialsOf(entry, surface, engine) {
  const rates = [...new Set([...RATES, startOf(entry)])].sort((a, b) => a - b);
  const others = entry.params
    .filter(({ id, start, type }) => id !== 'lr' && typeof start === 'number' && type !== 'list')
    .map(({ id, start }) => `,${id}=${start}`);
  return rates.map((rate) => {
    const run = `${entry.id},lr=${rate}${others.join('')}`;
    const link = `v=1&problem=surface&surface=${surface}&steps=${STEPS}&run=${run}`;
    return { rate, heights: heightsOf(link, engine) };
  });
}

/**
 * @param {string} link
 * @param {Engine} engine
 * @returns {number[]} fewer where training diverged
 */
function heightsOf(link, engine) {
  const run = engine.createRun(engine.parseLink(link).config, 0);
  try {
    run.advance(STEPS);
    return [...run.evaluations().trainLoss].filter(Number.isFinite);
  } finally {
    run.delete();
  }
}

/**
 * @param {Trial[]} trials of all optimizers
 * @returns {Scale}
 */
function scaleOf(trials) {
  const lowest = trials.reduce((low, { heights }) => Math.min(low, ...heights), Infinity);
  return { start: trials[0].heights[0], low: lowest < BOTTOMLESS ? -Infinity : lowest };
}

/**
 * The usual rate for networks, if it is good here, else the good one that is nearest to it.
 * @param {Trial[]} trials by rising rate
 * @param {number} usual
 * @param {Scale} scale
 */
function goodRate(trials, usual, scale) {
  const good = Number.isFinite(scale.low) ? goodTrials(trials, scale) : watchable(trials, scale);
  const far = (/** @type {Trial} */ { rate }) => Math.abs(Math.log(rate / usual));
  const [nearest] = good.sort((a, b) => far(a) - far(b));
  if (!nearest) return usual;
  const isClose = far(nearest) < Math.log(FACTOR) && isSafe(trials, usual);
  return isClose ? usual : nearest.rate;
}

/**
 * Whether neither a rate nor the next higher one diverges.
 * @param {Trial[]} trials by rising rate
 * @param {number} rate
 */
function isSafe(trials, rate) {
  const place = trials.findIndex((trial) => trial.rate === rate);
  return trials.slice(place, place + 2).every(({ heights }) => heights.length > STEPS);
}

/**
 * A rate is good if neither it nor the next higher one diverges, and if it is nearly as quick as the best of
 * these, or comes to rest in some minimum.
 * @param {Trial[]} trials
 * @param {Scale} scale
 */
function goodTrials(trials, { start, low }) {
  const rated = trials.map((trial) => {
    const parts = trial.heights.map((height) => (height - low) / (start - low));
    const last = parts[parts.length - 1];
    const before = parts[Math.floor((2 * STEPS) / 3)];
    const score = parts.reduce((sum, part) => sum + Math.log10(Math.max(part, NEAR)), 0) / STEPS;
    const hasArrived = last < ARRIVED_BELOW && Math.abs(last - before) < STILL;
    return { trial, isLower: last < 1, score, hasArrived };
  });
  const safe = rated.filter(({ trial, isLower }) => isLower && isSafe(trials, trial.rate));
  const best = Math.min(...safe.map(({ score }) => score));
  return safe
    .filter(({ score, hasArrived }) => hasArrived || score < best + TOLERANCE)
    .map(({ trial }) => trial);
}

/**
 * Where there is no bottom, a fall that one can watch is good.
 * @param {Trial[]} trials
 * @param {Scale} scale
 */
function watchable(trials, { start }) {
  return trials.filter(({ heights }) => {
    const fall = heights.findIndex((height) => height < start - DEPTH);
    return fall >= QUICKEST_FALL && fall <= SLOWEST_FALL;
  });
}

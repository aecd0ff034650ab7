// A fair race: every optimizer gets the same budget to find its rate, and is then compared with
// seeds that tuning has not seen.

import { emptyRun } from '../config/config.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { roundTo } from './grid.js';
import { isOnSurface, jobOf, seededSpecs, tooMany } from './plan.js';
import { bandOf, isStable, lossOf, spreadOf } from './statistics.js';

/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../engine/worker/trial.js').Trial} Trial */

// Rates from a 32nd to 32 times the usual one.
const SPAN = 1000;
// Where the best rate is at an end of its range, so many more are tried beyond, one at a time.
const MOST_EXTENSIONS = 3;
const MOST_RATES = 20;
/** Points of the curves that are compared. */
export const CURVE_POINTS = 64;

/** @typedef {{ racer: number, rate: number | null }} Entry what a job is about */
/** @typedef {import('./scheduler.js').Job & Entry} RaceJob */

/**
 * @typedef {object} Racer
 * @property {number} run index in the table; -1: taken from the catalog
 * @property {RunConfig} definition
 * @property {number} start the usual rate; NaN: it has none
 * @property {number[]} rates to be tried; empty: there is nothing to tune
 * @property {number} ratio between neighbours
 * @property {number} most the highest rate there can be
 */

/**
 * @typedef {object} RacePlan
 * @property {string} problem why it cannot be made; empty: it can
 * @property {Racer[]} racers
 * @property {boolean} fromTable
 * @property {number} points rates tried for each
 * @property {number} seeds
 * @property {number} fresh
 * @property {string} vary
 * @property {string} measure
 * @property {boolean} isSurface
 * @property {number} steps of the longest training
 * @property {number} trials without extensions
 * @property {(entries: Entry[]) => RaceJob[]} tuning jobs
 * @property {(entries: Entry[]) => RaceJob[]} comparison jobs
 */

/**
 * The optimizers that one tries first, with the values that suit a small network.
 * @param {object} catalog
 * @returns {string[]} ids
 */
export function usualRacers(catalog) {
  return catalog.optimizers.filter(({ usual }) => usual).map(({ id }) => id);
}

/**
 * @param {object} options see planSweep
 * @returns {RacePlan}
 */
export function planRace({ config, catalog, value }) {
  const ids = value('race.optimizers') ?? [];
  const fromTable = ids.length === 0;
  const [points, seeds, fresh] = ['race.points', 'race.seeds', 'race.fresh'].map(value);
  const [vary, measure, steps] = ['race.vary', 'race.measure', 'race.steps'].map(value);
  const racers = fromTable
    ? config.runs.flatMap((run, index) =>
        run.visible ? [racerOf(run, index, points, catalog)] : [],
      )
    : ids.map((id) => racerOf(startRun(id, catalog), -1, points, catalog));
  const jobs = (entries, options) =>
    // All rates of the first seed come first.
    Array.from({ length: options.count }, (_, seed) => seed).flatMap((seed) =>
      entries.flatMap(({ racer, rate }) => {
        const definition = withRate(racers[racer].definition, rate);
        const one = { ...options, count: 1, first: options.first + seed };
        return seededSpecs(definition, config, catalog, one).map((spec) => ({
          ...jobOf(spec, catalog),
          racer,
          rate,
        }));
      }),
    );
  const plan = { problem: '', racers, fromTable, points, seeds, fresh, vary, measure };
  plan.isSurface = isOnSurface(config, catalog);
  plan.tuning = (entries) => jobs(entries, { first: 0, count: seeds, vary, steps });
  plan.comparison = (entries) => jobs(entries, { first: seeds, count: fresh, vary, steps });
  const rates = racers.reduce((sum, racer) => sum + racer.rates.length, 0);
  plan.trials = rates * seeds + racers.length * fresh;
  if (racers.length < 2) plan.problem = 'A race takes two: add a run, or choose optimizers.';
  else plan.problem = tooMany(plan.trials, 'Take fewer rates or seeds.');
  const each = plan.problem ? [] : plan.comparison([...racers.keys()].map(bestUnknown));
  plan.steps = Math.max(0, ...each.map((job) => job.steps));
  return plan;
}

const bestUnknown = (racer) => ({ racer, rate: null });

function startRun(id, catalog) {
  const run = emptyRun(id, catalog);
  for (const param of indexCatalog(catalog).rule(id).params) {
    const isOwn = param.id !== 'lr' && param.start !== null && param.type !== 'list';
    if (isOwn && param.start !== param.default) run.params[param.id] = param.start;
  }
  return run;
}

// Whoever tuned the rate of a run by hand has no advantage: the range lies around the usual one.
function racerOf(run, index, points, catalog) {
  const param = indexCatalog(catalog).rule(run.optimizer, run.params).paramById.get('lr');
  const racer = { run: index, definition: run, start: NaN, rates: [], ratio: 1, most: Infinity };
  const start = param?.start ?? param?.default;
  if (!(start > 0)) return racer;
  const ratio = points > 1 ? SPAN ** (1 / (points - 1)) : SPAN;
  const rates = Array.from({ length: points }, (_, i) =>
    roundTo(start * ratio ** (i - (points - 1) / 2)),
  );
  return { ...racer, start, rates: [...new Set(rates)], ratio, most: param.max };
}

/**
 * @param {RunConfig} definition
 * @param {number | null} rate null: its own
 * @returns {RunConfig}
 */
export function withRate(definition, rate) {
  if (rate === null) return definition;
  return { ...definition, params: { ...definition.params, lr: rate } };
}

/**
 * What all trainings so far say. Fed with results, asked for the next jobs.
 */
export class Race {
  /** @param {RacePlan} plan */
  constructor(plan) {
    this.plan = plan;
    /** @type {Array<{ rates: Map<number | null, Trial[]>, extensions: number, best: number | null,
     *   fresh: Trial[] }>} */
    this.records = plan.racers.map(({ rates }) => ({
      rates: new Map((rates.length ? rates : [null]).map((rate) => [rate, []])),
      extensions: 0,
      best: null,
      fresh: [],
    }));
  }

  /** @returns {RaceJob[]} */
  firstJobs() {
    return this.plan.tuning(
      this.plan.racers.flatMap(({ rates }, racer) => rates.map((rate) => ({ racer, rate }))),
    );
  }

  /**
   * @param {RaceJob} job
   * @param {Trial} trial
   */
  tuned({ racer, rate }, trial) {
    this.records[racer].rates.get(rate).push(trial);
  }

  /**
   * Settles the best rates so far, and goes beyond the ends where one of them is there.
   * @returns {RaceJob[]} empty: every best rate lies inside its range, or enough was tried
   */
  extraJobs() {
    const entries = [];
    this.records.forEach((record, racer) => {
      record.best = this.#bestRate(record);
      const next = this.#beyond(racer);
      if (next === null) return;
      record.extensions += 1;
      record.rates.set(next, []);
      entries.push({ racer, rate: next });
    });
    return this.plan.tuning(entries);
  }

  /** @returns {RaceJob[]} with seeds that tuning has not seen */
  lastJobs() {
    return this.plan.comparison(this.records.map(({ best }, racer) => ({ racer, rate: best })));
  }

  /**
   * @param {RaceJob} job
   * @param {Trial} trial
   */
  compared({ racer }, trial) {
    this.records[racer].fresh.push(trial);
  }

  /** Median loss in tuning at every rate. */
  tuningOf(racer) {
    return [...this.records[racer].rates]
      .map(([rate, trials]) => ({ rate, ...this.#spread(trials) }))
      .sort((a, b) => a.rate - b.rate);
  }

  /** 'low', 'high' or '': at which end of what was tried the best rate is. */
  edgeOf(racer) {
    const { rates, best } = this.records[racer];
    const tried = [...rates.keys()].filter((rate) => rate !== null);
    if (best === null || tried.length < 3) return '';
    if (best === Math.min(...tried)) return 'low';
    return best === Math.max(...tried) ? 'high' : '';
  }

  #bestRate({ rates }) {
    const spreads = [...rates].map(([rate, trials]) => ({ rate, ...this.#spread(trials) }));
    const finite = spreads.filter(({ median }) => Number.isFinite(median));
    finite.sort((a, b) => a.median - b.median || a.rate - b.rate);
    return (finite[0] ?? spreads[0]).rate;
  }

  #beyond(racer) {
    const { extensions, best, rates } = this.records[racer];
    const { start, ratio, most } = this.plan.racers[racer];
    const edge = this.edgeOf(racer);
    if (!edge || extensions >= MOST_EXTENSIONS || rates.size >= MOST_RATES) return null;
    // The next place of the same grid; halves of places where there is no rate in the middle.
    const halves = Math.round((2 * Math.log(best / start)) / Math.log(ratio));
    const next = roundTo(start * ratio ** ((halves + (edge === 'low' ? -2 : 2)) / 2));
    return next <= most && !rates.has(next) ? next : null;
  }

  #spread(trials) {
    return spreadOf(trials.map((trial) => lossOf(trial, this.plan.measure)));
  }

  /**
   * The order so far. Two are tied if the median of one lies among the seeds of the other.
   * @returns {Standing[]} best first; racers without any result last
   */
  standings() {
    const all = this.records.map(({ fresh, best, rates, extensions }, racer) => ({
      racer,
      rate: best,
      rank: NaN,
      tried: rates.size,
      extensions,
      edge: this.edgeOf(racer),
      diverged: fresh.filter(({ status }) => status === 'diverged').length,
      stable: fresh.every(isStable),
      message: fresh.find(({ status, message }) => message && status !== 'diverged')?.message ?? '',
      ...this.#spread(fresh),
    }));
    const sortable = (median) => (Number.isNaN(median) ? Number.MAX_VALUE : median);
    all.sort((a, b) => sortable(a.median) - sortable(b.median) || a.racer - b.racer);
    let leader = null;
    all.forEach((standing, place) => {
      if (!standing.count) return;
      if (leader && areTied(leader, standing)) standing.rank = leader.rank;
      else {
        standing.rank = place + 1;
        leader = standing;
      }
    });
    return all;
  }

  /** Median and band of a racer's losses over steps, over the fresh seeds. */
  curveOf(racer) {
    const curves = this.records[racer].fresh.flatMap(({ curve }) => (curve ? [curve] : []));
    const hasValidation = curves.some(({ valLoss }) => valLoss.some((loss) => loss === loss));
    const isTraining = this.plan.measure === 'training' || !hasValidation;
    return bandOf(curves, isTraining ? 'trainLoss' : 'valLoss');
  }
}

/**
 * @typedef {object} Standing
 * @property {number} racer
 * @property {number} rank 1 is best; tied ones share it; NaN: no result
 * @property {number | null} rate the best of tuning
 * @property {number} tried rates
 * @property {number} extensions of them beyond the range
 * @property {'low' | 'high' | ''} edge
 * @property {number} count fresh seeds
 * @property {number} low
 * @property {number} median
 * @property {number} high
 * @property {number} diverged
 * @property {boolean} stable
 * @property {string} message
 */

function areTied(a, b) {
  const within = (value, { low, high }) => value >= low && value <= high;
  if (!Number.isFinite(a.median) || !Number.isFinite(b.median)) return a.median === b.median;
  return within(a.median, b) || within(b.median, a);
}

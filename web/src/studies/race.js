// A fair race: every optimizer gets the same budget to find its rate. Then all are compared with seeds
// that tuning has not seen.

import { emptyRun } from '../config/config.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { roundTo } from './grid.js';
import { isOnSurface, jobOf, seededSpecs, tooMany } from './plan.js';
import { unlikeWords } from './race-terms.js';
import { bandOf, isStable, lossOf, spreadOf } from './statistics.js';

/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./plan.js').About} About */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./scheduler.js').Trial} Trial */
/** @typedef {import('./statistics.js').Measure} Measure */

// Rates from a 32nd to 32 times the usual one.
const SPAN = 1000;
// Where the best rate is at an end of its range, so many more are tried beyond, one at a time.
const MOST_EXTENSIONS = 3;
const MOST_RATES = 20;
const ALONE = 'A race takes two: with fewer runs than that, the usual optimizers race.';
/** Points of the curves that are compared. */
export const CURVE_POINTS = 64;

/** @typedef {{ racer: number, rate: number | null }} Entry what a job is about */
/** @typedef {import('./scheduler.js').Job & Entry} RaceJob */
/** @typedef {{ first: number, count: number, vary: 'weights' | 'data', steps: number | null }}
 *   SeedOptions see seededSpecs */

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
 * @typedef {object} RaceSetup
 * @property {Racer[]} racers
 * @property {boolean} fromTable
 * @property {number} points rates tried for each
 * @property {number} seeds
 * @property {number} fresh
 * @property {'weights' | 'data'} vary
 * @property {Measure} measure
 * @property {boolean} isSurface
 * @property {string} unlike what the racers do not share besides the optimizer; empty: nothing
 * @property {(entries: Entry[]) => RaceJob[]} tuning jobs
 * @property {(entries: Entry[]) => RaceJob[]} comparison jobs
 *
 * @typedef {Plan & RaceSetup} RacePlan its trials are those without extensions
 */

/**
 * The optimizers that one tries first, with the values that suit a small network.
 * @param {Catalog} catalog
 * @returns {string[]} ids
 */
export function usualRacers(catalog) {
  return catalog.optimizers.filter(({ usual }) => usual).map(({ id }) => id);
}

/**
 * @param {About} about
 * @returns {RacePlan}
 */
export function planRace({ config, catalog, value }) {
  /** @type {string[]} */
  const chosen = value('race.optimizers') ?? [];
  const own = config.runs.filter(({ visible }) => visible).length;
  const isAlone = chosen.length === 0 && own < 2;
  // Nobody races alone.
  const ids = isAlone ? usualRacers(catalog) : chosen;
  const fromTable = ids.length === 0;
  const [points, seeds, fresh] = ['race.points', 'race.seeds', 'race.fresh'].map(value);
  const [vary, measure, steps] = ['race.vary', 'race.measure', 'race.steps'].map(value);
  const racers = fromTable
    ? config.runs.flatMap((run, index) =>
        run.visible ? [racerOf(run, index, points, catalog)] : [],
      )
    : ids.map((id) => racerOf(startRun(id, catalog), -1, points, catalog));
  const jobs = jobsOf(racers, config, catalog);
  const definitions = racers.map(({ definition }) => definition);
  const rates = racers.reduce((sum, racer) => sum + racer.rates.length, 0);
  const trials = rates * seeds + racers.length * fresh;
  const obstacle =
    racers.length < 2
      ? 'A race takes two: choose one more optimizer.'
      : tooMany(trials, 'Choose fewer rates or seeds.');
  const runs = racers.map(({ run }) => run).filter((index) => index >= 0);
  /** @type {RacePlan} */
  const plan = {
    ...{ obstacle, note: isAlone ? ALONE : '', runs, trials, steps: 0, allSteps: 0 },
    ...{ racers, fromTable, points, seeds, fresh, vary, measure },
    isSurface: isOnSurface(config, catalog),
    unlike: unlikeWords(definitions, { config, catalog }),
    tuning: (entries) => jobs(entries, { first: 0, count: seeds, vary, steps }),
    comparison: (entries) => jobs(entries, { first: seeds, count: fresh, vary, steps }),
  };
  const entries = racers.map((_, racer) => ({ racer, rate: null }));
  const each = obstacle ? [] : plan.comparison(entries);
  const longest = Math.max(0, ...each.map((job) => job.steps));
  return { ...plan, steps: longest, allSteps: trials * longest };
}

/**
 * @param {Racer[]} racers
 * @param {About['config']} config
 * @param {Catalog} catalog
 * @returns {(entries: Entry[], options: SeedOptions) => RaceJob[]} all rates of the first seed come
 *   first
 */
function jobsOf(racers, config, catalog) {
  return (entries, options) =>
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
}

/**
 * @param {string} id of an optimizer
 * @param {Catalog} catalog
 * @returns {RunConfig} with the values that suit a small network, but no rate
 */
function startRun(id, catalog) {
  const run = emptyRun(id, catalog);
  for (const param of indexCatalog(catalog).rule(id)?.params ?? []) {
    const { start = null } = param;
    const isOwn = param.id !== 'lr' && start !== null && param.type !== 'list';
    if (isOwn && start !== param.default) run.params[param.id] = start;
  }
  return run;
}

/**
 * The rates lie around the usual one, so that it is no advantage to have tuned a run by hand.
 * @param {RunConfig} run
 * @param {number} index in the table; -1: taken from the catalog
 * @param {number} points rates
 * @param {Catalog} catalog
 * @returns {Racer}
 */
function racerOf(run, index, points, catalog) {
  const param = indexCatalog(catalog).rule(run.optimizer, run.params)?.paramById?.get('lr');
  const racer = { run: index, definition: run, start: NaN, rates: [], ratio: 1, most: Infinity };
  const start = Number(param?.start ?? param?.default ?? NaN);
  if (!param || !(start > 0)) return racer;
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
 * @typedef {object} RaceRecord
 * @property {Map<number | null, Trial[]>} rates trainings of tuning; null: the rate of the run itself
 * @property {number} extensions rates beyond the range
 * @property {number | null} best
 * @property {Trial[]} fresh trainings of the comparison
 */

/**
 * What all trainings so far say. It is fed with results, and asked for the next jobs.
 */
export class Race {
  /** @param {RacePlan} plan */
  constructor(plan) {
    this.plan = plan;
    /** @type {RaceRecord[]} by racer */
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
    this.records[racer].rates.get(rate)?.push(trial);
  }

  /**
   * Settles the best rates so far, and goes beyond the ends where one of them is there.
   * @returns {RaceJob[]} empty: every best rate lies inside its range, or enough was tried
   */
  extraJobs() {
    /** @type {Entry[]} */
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

  /**
   * Median loss in tuning at every rate.
   * @param {number} racer
   */
  tuningOf(racer) {
    return [...this.records[racer].rates]
      .map(([rate, trials]) => ({ rate, ...this.#spread(trials) }))
      .sort((a, b) => Number(a.rate) - Number(b.rate));
  }

  /**
   * At which end of what was tried the best rate is.
   * @param {number} racer
   * @returns {'low' | 'high' | ''}
   */
  edgeOf(racer) {
    const { rates, best } = this.records[racer];
    const tried = [...rates.keys()].flatMap((rate) => (rate === null ? [] : [rate]));
    if (best === null || tried.length < 3) return '';
    if (best === Math.min(...tried)) return 'low';
    return best === Math.max(...tried) ? 'high' : '';
  }

  /** @param {RaceRecord} record */
  #bestRate({ rates }) {
    const spreads = [...rates].map(([rate, trials]) => ({ rate, ...this.#spread(trials) }));
    const finite = spreads.filter(({ median }) => Number.isFinite(median));
    finite.sort((a, b) => a.median - b.median || Number(a.rate) - Number(b.rate));
    return (finite[0] ?? spreads[0]).rate;
  }

  /**
   * @param {number} racer
   * @returns {number | null} the next rate to be tried; null: enough was tried
   */
  #beyond(racer) {
    const { extensions, best, rates } = this.records[racer];
    const { start, ratio, most } = this.plan.racers[racer];
    const edge = this.edgeOf(racer);
    if (!edge || best === null || extensions >= MOST_EXTENSIONS || rates.size >= MOST_RATES)
      return null;
    // The next place of the same grid; halves of places where there is no rate in the middle.
    const halves = Math.round((2 * Math.log(best / start)) / Math.log(ratio));
    const next = roundTo(start * ratio ** ((halves + (edge === 'low' ? -2 : 2)) / 2));
    return next <= most && !rates.has(next) ? next : null;
  }

  /** @param {Trial[]} trials */
  #spread(trials) {
    return spreadOf(trials.map((trial) => lossOf(trial, this.plan.measure)));
  }

  /**
   * The order so far, by rank and then by median.
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
    const sortable = (/** @type {number} */ value) =>
      Number.isNaN(value) ? Number.MAX_VALUE : value;
    all.sort((a, b) => sortable(a.median) - sortable(b.median) || a.racer - b.racer);
    rank(all.filter(({ count }) => count > 0));
    // Without a result, the rank is not a number: those stay last.
    return all.sort((a, b) => sortable(a.rank) - sortable(b.rank));
  }

  /**
   * Median and band of a racer's losses over steps, over the fresh seeds.
   * @param {number} racer
   */
  curveOf(racer) {
    const curves = this.records[racer].fresh.flatMap(({ curve }) => (curve ? [curve] : []));
    const hasValidation = curves.some(({ valLoss }) => valLoss.some((loss) => !Number.isNaN(loss)));
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

/**
 * Every rank has the best of those that are left, and all that are tied with it.
 * @param {Standing[]} standings lowest median first; their ranks are set
 */
function rank(standings) {
  let left = standings;
  while (left.length) {
    const [best] = left;
    const tied = left.filter((one) => one === best || areTied(best, one));
    for (const one of tied) one.rank = standings.length - left.length + 1;
    left = left.filter((one) => !tied.includes(one));
  }
}

/**
 * Two are tied if the median of one lies among the seeds of the other.
 * @param {Standing} a
 * @param {Standing} b
 */
function areTied(a, b) {
  const within = (/** @type {number} */ value, /** @type {Standing} */ { low, high }) =>
    value >= low && value <= high;
  if (!Number.isFinite(a.median) || !Number.isFinite(b.median)) return a.median === b.median;
  return within(a.median, b) || within(b.median, a);
}

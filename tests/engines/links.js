// Random links that cover the catalog: every entry that a run can have is in at least one of them. The same seed gives
// the same links.

import { randomFrom } from '../scripts/random.js';

/** @typedef {import('../../web/src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {() => number} Random */
/** @typedef {(link: string) => Promise<boolean>} Trains whether the engine takes a link as it is */

const STEPS = [10, 20, 40, 80];
const RATES = [0.001, 0.01, 0.1, 1, 30];
const HIDDEN = ['none', '4', '8-8', '16', '6-5-4'];
const MOST_TRIES = 400;
const LARGE = new Set(['mnist']);

/** Settings that change numbers, and what they may be. @type {Record<string, (string | number)[]>} */
const SETTINGS = {
  noise: [0, 0.1, 0.4],
  'data.seed': [1, 2, 9],
  samples: [30, 100],
  standardize: ['none', 'minmax'],
  outliers: [0.1],
  imbalance: [0.3],
  label_noise: [0.1],
  batch: [0, 1, 5, 32],
  'batch.seed': [3],
  drop_last: [1],
  'init.seed': [2, 7],
  dropout: [0.1, 0.9],
  residual: [1],
  bias: [0],
  l1: [0.001],
  l2: [0.01],
  gradient_noise: [0.1],
};

/**
 * @param {Catalog} catalog
 * @returns {string[]} names of all entries that have to be in a link, such as "optimizers adam"
 */
export function entriesOf(catalog) {
  const families = /** @type {const} */ ([
    ...['optimizers', 'schedules', 'datasets', 'activations'],
    ...['losses', 'initializers', 'surfaces', 'norms'],
  ]);
  return families.flatMap((family) =>
    catalog[family].filter(({ own }) => !own).map(({ id }) => `${family} ${id}`),
  );
}

/**
 * @param {Catalog} catalog
 * @param {{ seed: number, count: number, trains: Trains }} options
 * @returns {Promise<string[]>}
 * @throws {Error} if an entry cannot be brought into a link
 */
export async function coveringLinks(catalog, { seed, count, trains }) {
  const random = randomFrom(seed);
  const missing = new Set(entriesOf(catalog));
  const links = [];
  let tries = 0;
  while (links.length < count || missing.size) {
    const made = randomLink(catalog, random, [...missing][tries % Math.max(1, missing.size)]);
    if (await trains(made.link)) {
      links.push(made.link);
      for (const entry of made.entries) missing.delete(entry);
      tries = 0;
    } else if (++tries > MOST_TRIES) {
      throw new Error(`no link has ${[...missing].join(', ') || 'anything new'}`);
    }
  }
  return links;
}

/**
 * @param {Catalog} catalog
 * @param {Random} random
 * @param {string} [wanted] an entry that has to be in it
 */
function randomLink(catalog, random, wanted = '') {
  /** @type {Set<string>} */
  const entries = new Set();
  const chance = (/** @type {number} */ share) => random() < share;
  const [wantedFamily, wantedId] = wanted.split(' ');
  /** @type {(family: keyof Catalog, isOk?: (entry: any) => boolean) => string} */
  const entry = (family, isOk = () => true) => {
    const all = catalog[family].filter((one) => !one.own && !LARGE.has(one.id) && isOk(one));
    const forced = catalog[family].find(({ id }) => family === wantedFamily && id === wantedId);
    const { id } = forced && isOk(forced) ? forced : oneOf(random, all);
    entries.add(`${family} ${id}`);
    return id;
  };
  const isSurface = wantedFamily === 'surfaces' || (wantedFamily !== 'datasets' && chance(0.2));
  const parts = [`v=1&steps=${oneOf(random, STEPS)}&speed=100000`];
  parts.push(
    isSurface ? `problem=surface&surface=${entry('surfaces')}` : `data=${entry('datasets')}`,
  );
  if (!isSurface) parts.push(...networkOf(random, { entry, chance, wantedFamily }));
  for (const [key, values] of Object.entries(SETTINGS)) {
    if (chance(0.12)) parts.push(`${key}=${oneOf(random, values)}`);
  }
  const runs = 1 + Math.floor(3 * random());
  for (let i = 0; i < runs; ++i)
    parts.push(runOf(random, { entry, chance, wantedFamily, wantedId }));
  return { link: parts.join('&'), entries };
}

/** @param {Random} random */
function networkOf(random, { entry, chance, wantedFamily }) {
  const parts = [`hidden=${oneOf(random, HIDDEN)}`];
  const add = (/** @type {string} */ key, /** @type {string} */ family) => {
    if (family === wantedFamily || chance(0.3)) parts.push(`${key}=${entry(family)}`);
  };
  add('activation', 'activations');
  add('init', 'initializers');
  add('norm', 'norms');
  if (wantedFamily === 'losses' || chance(0.2)) parts.push(`loss=${entry('losses')}`);
  return parts;
}

/** @param {Random} random */
function runOf(random, { entry, chance, wantedFamily, wantedId }) {
  const wrapper = (/** @type {{ wrapper?: boolean }} */ one) => Boolean(one.wrapper);
  const rule = (/** @type {{ wrapper?: boolean }} */ one) => !one.wrapper;
  const warmup = (/** @type {{ warmup?: boolean }} */ one) => Boolean(one.warmup);
  const schedule = (/** @type {{ warmup?: boolean }} */ one) => !one.warmup;
  const isWanted = (/** @type {string} */ family) => family === wantedFamily && wantedId;
  const parts = [`run=${entry('optimizers', rule)}`];
  if (chance(0.5)) parts.push(`lr=${oneOf(random, RATES)}`);
  if (isWanted('optimizers') || chance(0.2)) parts.push(`with=${entry('optimizers', wrapper)}`);
  if (isWanted('schedules') || chance(0.4)) parts.push(`schedule=${entry('schedules', schedule)}`);
  if (isWanted('schedules') || chance(0.2)) {
    parts.push(`warmup=5,warmup.kind=${entry('schedules', warmup)}`);
  }
  return parts.join(',');
}

/**
 * @template Value
 * @param {Random} random
 * @param {readonly Value[]} values
 * @returns {Value}
 */
function oneOf(random, values) {
  return values[Math.floor(random() * values.length)];
}

// Links that are no solutions of an exercise, made from one that is: settings that are locked, another goal, other runs.

import fc from 'fast-check';
import { indexCatalog } from '../../web/src/catalog/catalog-index.js';
import { runSpec } from '../../web/src/config/spec.js';
import { testSeed } from '../scripts/seed.js';

/** @typedef {{ what: string, link: string }} Wrong */

const LOCKED = 6;

/**
 * @param {string} text of a solution
 * @param {object} engine of the package
 * @returns {Wrong[]} each breaks what the exercise does not leave free
 */
export function wrongSolutions(text, engine) {
  const { config } = engine.parseLink(text);
  return [...otherTasks(config), ...otherRuns(config), ...lockedSettings(config, engine)].map(
    ({ what, config: wrong }) => ({ what, link: engine.formatLink(wrong) }),
  );
}

/** The goal made easier, exchanged or cut. */
function otherTasks(config) {
  const { goal } = config;
  const easier = goal.map((one) => one.replace(/:lt:(-?[\d.e-]+)$/, (_, n) => `:lt:${+n + 1}`));
  const compared = goal.map((one) => one.replace(':lt:run2.', ':gt:run2.'));
  const last = goal.at(-1) === easier.at(-1) ? compared : easier;
  return [
    { what: 'an easier goal', config: { ...config, goal: last } },
    { what: 'one more goal', config: { ...config, goal: [...goal, 'steps:le:100000'] } },
    { what: 'another hint', config: { ...config, hint: [':Look elsewhere.'] } },
  ];
}

/** Another rule or one more run, where the exercise does not ask for them. */
function otherRuns(config) {
  const { runs, free } = config;
  if (free.includes('runs')) return [];
  const [first, ...others] = runs;
  const rule = first.optimizer === 'lion' ? 'adamax' : 'lion';
  return [
    {
      what: 'another rule',
      config: { ...config, runs: [{ ...first, optimizer: rule, params: {} }, ...others] },
    },
    { what: 'one more run', config: { ...config, runs: [...runs, first] } },
  ];
}

/** Settings chosen at random, each of which changes the training. */
function lockedSettings(config, engine) {
  const { catalog } = engine;
  const index = indexCatalog(catalog);
  const own = new Set(config.runs.flatMap(({ overrides }) => Object.keys(overrides)));
  const names = catalog.settings
    .map(({ id }) => id)
    .filter((id) => !index.isView(id) && !own.has(id) && !config.free.includes(id));
  const found = fc
    .sample(fc.shuffledSubarray(names, { minLength: names.length }), { numRuns: 1, seed: testSeed })
    .flat()
    .flatMap((id) => changed(config, index.settingById.get(id), engine));
  return found.slice(0, LOCKED);
}

/** Nothing where the gate refuses the value, or where the setting has no meaning here. */
function changed(config, param, engine) {
  const { id } = param;
  const [value] = fc.sample(valueOf(param), { numRuns: 1, seed: testSeed });
  const wrong = { ...config, settings: { ...config.settings, [id]: value } };
  const link = engine.formatLink(wrong);
  const { config: read, problems } = engine.parseLink(link);
  const spec = (one) => JSON.stringify(runSpec(one, 0, engine.catalog));
  if (problems.length || spec(read) === spec(config)) return [];
  return [{ what: `${id} ${String(value)}`, config: read }];
}

function valueOf({ type, choices, min, max, default: usual }) {
  if (type === 'bool') return fc.constant(!usual);
  if (type === 'choice') return fc.constantFrom(...choices.filter((one) => one !== usual));
  if (type === 'int') return fc.integer({ min: Math.ceil(min), max: Math.min(max, 10_000) });
  if (type === 'real') return fc.double({ min, max: Math.min(max, 100), noNaN: true });
  return fc.constant(usual);
}

import { anyReal, choice } from '../../catalog/param.js';
import { count, measure, trialSteps, whatSeedsVary, whichRuns } from '../study/settings.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

// What decides what losses mean, and seeds, which are varied anyway.
const FIXED = ['problem', 'data', 'surface', 'steps', 'data.seed', 'init.seed', 'batch.seed'];
const FIRST = ['lr', 'batch', 'width', 'depth', 'schedule', 'warmup'];
// A free name of an own rule can be varied as well; no list can hold those.
const KEY = /** @type {const} */ ({ language: 'rule' });

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default (core) => [
  whichRuns('sweep.runs', 'Runs: the runs to sweep', 'selected'),
  choice(
    'sweep.x',
    'Varies: the setting that changes from training to training',
    sweepKeys(core),
    KEY,
  ),
  anyReal('sweep.from', 'From: the lowest value; not set: what suits it'),
  anyReal('sweep.to', 'To: the highest value; not set: what suits it'),
  count('sweep.points', 'Values: how many from the lowest to the highest', 12, 2, 40),
  choice(
    'sweep.y',
    'And: a second setting that changes, for a map of both',
    ['none', ...sweepKeys(core)],
    KEY,
  ),
  anyReal('sweep.y.from', 'From: the lowest value of the second; not set: what suits it'),
  anyReal('sweep.y.to', 'To: the highest value of the second; not set: what suits it'),
  count('sweep.y.points', 'Second values: how many of it', 8, 2, 20),
  count('sweep.seeds', 'Seeds: trainings of each value', 3, 1, 20),
  whatSeedsVary('sweep.vary'),
  trialSteps('sweep.steps'),
  measure('sweep.measure'),
];

/**
 * What a sweep can vary: hyperparameters of rules, the schedule, sizes of the network, and settings
 * that are one value.
 * @param {Catalog} core
 * @returns {string[]}
 */
function sweepKeys({ settings, optimizers }) {
  const swept = settings.filter(
    (setting) => isOneValue(setting) && setting.family !== 'losses' && !FIXED.includes(setting.id),
  );
  const params = optimizers
    .filter(({ wrapper }) => !wrapper)
    .flatMap((optimizer) => optimizer.params.filter(isOneValue));
  return [...new Set([...FIRST, ...[...swept, ...params].map(({ id }) => id)])];
}

/** @param {Param} param */
function isOneValue({ type }) {
  return type !== 'list' && type !== 'text';
}

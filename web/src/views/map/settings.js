import { anyReal, choice } from '../../catalog/param.js';
import { count, trialSteps, whichRun } from '../study/settings.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

// Seeds have no order that a map could show, and the length of a run changes what a cell means.
const FIXED = ['steps', 'data.seed', 'init.seed', 'batch.seed'];
const FIRST = [
  'lr',
  'momentum',
  'beta1',
  'beta2',
  'init.gain',
  'batch',
  'width',
  'depth',
  'warmup',
];
const LAYERS = Array.from({ length: 9 }, (_, i) => `layer_rates.${i + 1}`);
// A free name of an own rule can be an axis as well; no list can hold those.
const KEY = /** @type {const} */ ({ language: 'rule' });

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default (core) => [
  whichRun('map.runs', 'Run: the run of the map'),
  choice('map.x', 'Across: the hyperparameter that grows to the right', mapKeys(core), KEY),
  anyReal('map.x.from', 'Left edge: the smallest value across; not set: what suits it'),
  anyReal('map.x.to', 'Right edge: the largest value across; not set: what suits it'),
  choice(
    'map.y',
    'Up: the hyperparameter that grows upwards; auto: what suits the run',
    ['auto', ...mapKeys(core)],
    KEY,
  ),
  anyReal('map.y.from', 'Lower edge: the smallest value upwards; not set: what suits it'),
  anyReal('map.y.to', 'Upper edge: the largest value upwards; not set: what suits it'),
  count('map.cells', 'Cells: how many each way', 128, 16, 512),
  trialSteps('map.steps'),
];

/**
 * What can be an axis: every number of a rule, its schedule and wrappers, of what the experiment is made of, and of the
 * experiment itself.
 * @param {Catalog} core
 * @returns {string[]}
 */
export function mapKeys(core) {
  const { settings, optimizers, schedules } = core;
  const rules = optimizers.filter(({ wrapper }) => !wrapper);
  const keys = [
    ...settings.filter((param) => isNumber(param) && !FIXED.includes(param.id)).map(idOf),
    ...rules.flatMap((entry) => numbersOf(entry, '')),
    ...schedules.flatMap((entry) => numbersOf(entry, entry.warmup ? 'warmup.' : 'schedule.')),
    ...optimizers
      .filter(({ wrapper }) => wrapper)
      .flatMap((entry) => numbersOf(entry, `${entry.id}.`)),
    ...settings.flatMap(({ id, family }) =>
      /** @type {Entry[]} */ (family ? (Object(core)[family] ?? []) : []).flatMap((entry) =>
        numbersOf(entry, `${id}.`),
      ),
    ),
  ];
  return [...new Set([...FIRST, ...LAYERS, ...keys])];
}

/**
 * @param {Entry} entry
 * @param {string} prefix
 */
function numbersOf({ params }, prefix) {
  return params
    .filter((param) => isNumber(param) && param.id !== 'seed')
    .map(({ id }) => prefix + id);
}

/** @param {Param} param */
function idOf({ id }) {
  return id;
}

/** @param {Param} param */
function isNumber({ type }) {
  return type === 'real' || type === 'int';
}

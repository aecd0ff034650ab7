import { anyReal, choice } from '../../catalog/param.js';
import { count, trialSteps, whichRun } from '../study/settings.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
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
 * What can be an axis: every number of a rule, of the first weights and of the experiment.
 * @param {Catalog} core
 * @returns {string[]}
 */
export function mapKeys({ settings, optimizers }) {
  const params = optimizers.filter(({ wrapper }) => !wrapper).flatMap(({ params: own }) => own);
  const numbers = [...settings, ...params].filter(
    (param) => isNumber(param) && !FIXED.includes(param.id),
  );
  return [...new Set([...FIRST, ...LAYERS, ...numbers.map(({ id }) => id)])];
}

/** @param {Param} param */
function isNumber({ type }) {
  return type === 'real' || type === 'int';
}

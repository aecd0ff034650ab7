// The names that `controls=`, `hide=` and `lock=` can have for an experiment, in words.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { controlTarget } from '../../config/control-key.js';
import { problemOf } from '../../config/problem.js';
import { OPTIMIZER, SCHEDULE, entriesOf, ownsWarmup, shortestKey } from '../../config/run-keys.js';
import { runNames } from '../../config/run-names.js';
import { pickedParams } from '../../config/settings.js';
import { labelOf } from '../../drawing/typed-values.js';
import { isRelevant } from '../panels/relevant-settings.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../catalog/catalog-index.js').CatalogIndex} CatalogIndex */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {{ config: Config, catalog: Catalog }} Experiment */
/** @typedef {{ id: string, name: string, group: string }} ControlChoice `id` as in `controls=` */

/** The group of what is no part of a run. */
export const EXPERIMENT = 'Experiment';

/**
 * @param {Experiment} experiment
 * @returns {ControlChoice[]} runs first: they are what is compared
 */
export function controlChoices({ config, catalog }) {
  const experiment = { config, catalog };
  const names = runNames(config, catalog);
  const runs = config.runs.flatMap((run, place) =>
    runKeys(run, experiment).map((key) => ({ id: `run${place + 1}.${key}`, group: names[place] })),
  );
  const settings = settingKeys(experiment).map((id) => ({ id, group: EXPERIMENT }));
  return [...runs, ...settings].flatMap((choice) => {
    const target = controlTarget(choice.id, { ...experiment, selected: 0 });
    return target ? { ...choice, name: nameOf(choice.id, target.spec) } : [];
  });
}

/**
 * @param {RunConfig} run
 * @param {Experiment} experiment
 * @returns {string[]} keys as inside `run=`
 */
function runKeys(run, { catalog }) {
  const index = indexCatalog(catalog);
  const entries = entriesOf(run, index);
  const keys = (/** @type {string} */ prefix, /** @type {Param[]} */ params = []) =>
    params.map(({ id }) => shortestKey(entries, prefix, id, index));
  const wrappers = run.wrappers.flatMap(({ id }) => keys(`${id}.`, index.wrapper(id)?.params));
  return [
    'optimizer',
    ...keys(OPTIMIZER, entries.rule?.params),
    'schedule',
    ...keys(SCHEDULE, entries.schedule?.params),
    ownsWarmup(entries) ? 'warmup.warmup' : 'warmup',
    ...wrappers,
  ];
}

/**
 * @param {Experiment} experiment
 * @returns {string[]} settings of the problem and of training, with parameters of what they pick
 */
function settingKeys({ config, catalog }) {
  const index = indexCatalog(catalog);
  const problem = problemOf(config, catalog);
  return catalog.settings
    .filter((spec) => isRelevant(spec, problem))
    .flatMap((spec) => [
      spec.id,
      ...pickedParams(config.settings, spec, index).map(({ key }) => key),
    ]);
}

/**
 * @param {string} id as in `controls=`
 * @param {Param} spec
 */
function nameOf(id, spec) {
  const key = id.replace(/^run\d+\./, '');
  if (key === 'optimizer') return 'Optimizer';
  if (key === 'schedule') return 'Schedule';
  // Parameters of two parts may have one name.
  const [, part] = /^([\w-]+)\./.exec(key) ?? [];
  return part ? `${labelOf(spec)} (${part})` : labelOf(spec);
}

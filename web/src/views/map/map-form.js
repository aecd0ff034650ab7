// What a map asks: which hyperparameters its axes are.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import { runNames } from '../../config/run-names.js';
import { labelOf } from '../../drawing/typed-values.js';
import { freeNamesOf, targetOf } from '../../studies/axes.js';
import { chosenRuns } from '../../studies/plan.js';
import { select } from '../study/study-form.js';

/** @typedef {import('../../elements/store-element.js').Store} Store */
/** @typedef {import('../study/study-form.js').Option} Option */

const OWN_RULE = 'Own rule';
/** @type {Record<string, string>} */
const PLACES = { rule: 'Optimizer', schedule: 'Schedule', network: 'Network' };

/**
 * Which hyperparameter an axis is: the numbers that the run has, in groups.
 * @param {Store} store
 * @param {'map.x' | 'map.y'} key
 * @param {string} label
 * @param {string} [usual] what "auto" is now
 */
export function axisControl(store, key, label, usual = '') {
  const { config, catalog } = store;
  const [run] = chosenRuns(String(store.value('map.runs')), config, store.ui.selected);
  if (run === undefined) return '';
  const current = String(store.value(key));
  const choices = settingParam(config.settings, key, indexCatalog(catalog))?.choices ?? [];
  const ids = new Set([...choices, ...freeNamesOf([config.runs[run]], catalog), current]);
  const options = [...ids].flatMap((id) => {
    if (id === 'auto') return [/** @type {Option} */ ([id, usual ? `Usual: ${usual}` : 'Usual'])];
    const target = targetOf(id, config.runs[run], config, catalog);
    if (!target) return id === current ? [/** @type {Option} */ ([id, id])] : [];
    const { param, place } = target;
    if (param.type !== 'real' && param.type !== 'int') return [];
    const group = param.isFree ? OWN_RULE : (PLACES[place] ?? (place || 'Network'));
    return [/** @type {Option} */ ([id, labelOf(param), group])];
  });
  return select(store, key, label, options);
}

/**
 * Which run the map is of, by its name.
 * @param {Store} store
 */
export function runControl(store) {
  const names = runNames(store.config, store.catalog);
  const selected = names[store.ui.selected] ?? '';
  return select(store, 'map.runs', 'Run', [
    ['selected', `Selected: ${selected}`],
    ...names.map((name, i) => /** @type {Option} */ ([String(i + 1), `Run ${i + 1}: ${name}`])),
  ]);
}

// What the axis of a ribbon can be, for its run.

import { targetOf } from '../../studies/axes.js';
import { readWish, ribbonWish } from '../../studies/ribbon/plan.js';
import { labelOf } from '../../drawing/typed-values.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../model/store.js').Store} Store */

const OFF = { id: 'off', name: 'No ribbon' };

/**
 * @param {Pick<Store, 'config' | 'catalog' | 'ui'>} store
 * @returns {{ choices: { id: string, name: string }[], value: string }} names in the order of the setting; the one in force
 */
export function axisChoices({ config, catalog, ui }) {
  const wish = ribbonWish(config, catalog);
  const { run, key } = readWish(wish, ui.selected);
  const definition = config.runs[wish === OFF.id ? ui.selected : run];
  const all = catalog.settings.find(({ id }) => id === 'ribbon')?.choices ?? [];
  const prefix = wish.slice(0, wish.length - key.length);
  const choices = [...new Set([...all, key])].flatMap((id) => {
    const target = definition && targetOf(id, definition, config, catalog);
    const isNumber = target?.param.type === 'real' || target?.param.type === 'int';
    if (!isNumber) return [];
    const name = id === 'lr' ? 'Rates' : labelOf(/** @type {Param} */ (target.param));
    return [{ id: prefix + id, name }];
  });
  return { choices: [...choices, OFF], value: wish };
}

// What a sweep asks: which settings it varies, and between which ends.

import { html } from 'lit';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import { labelOf } from '../../drawing/typed-values.js';
import { freeNamesOf, targetOf } from '../../studies/axes.js';
import { chosenRuns } from '../../studies/plan.js';
import { onValue } from '../../elements/listeners.js';
import '../../elements/controls/param-control.js';
import { select } from '../study/study-form.js';

/** @typedef {import('../../elements/store-element.js').Store} Store */
/** @typedef {import('../../studies/axes.js').SweepAxis} SweepAxis */
/** @typedef {import('../study/study-form.js').Option} Option */

const OWN_RULE = 'Own rule';
/** @type {Record<string, string>} */
const PLACES = { rule: 'Optimizer', schedule: 'Schedule', network: 'Network' };
const NOTHING = 'none';

/**
 * Which setting is varied: what at least one of the runs has, in groups.
 * @param {Store} store
 * @param {'sweep.x' | 'sweep.y'} key
 * @param {string} label
 */
export function keyControl(store, key, label) {
  const { config, catalog } = store;
  const current = String(store.value(key));
  const chosen = chosenRuns(String(store.value('sweep.runs')), config, store.ui.selected).map(
    (run) => config.runs[run],
  );
  const choices = settingParam(config.settings, key, indexCatalog(catalog))?.choices ?? [];
  const ids = new Set([...choices, ...freeNamesOf(chosen, catalog), current]);
  const options = [...ids].flatMap((id) => {
    if (id === NOTHING) return [/** @type {Option} */ ([id, 'nothing else'])];
    const target = chosen.map((run) => targetOf(id, run, config, catalog)).find(Boolean);
    if (!target) return id === current ? [/** @type {Option} */ ([id, id])] : [];
    const { param, place } = target;
    const group = param.isFree ? OWN_RULE : (PLACES[place] ?? place);
    return [/** @type {Option} */ ([id, labelOf(param), group])];
  });
  return select(store, key, label, options);
}

/**
 * The ends of the range of an axis, with sliders that suit what is varied.
 * @param {Store} store
 * @param {SweepAxis | null | undefined} axis
 * @param {'sweep' | 'sweep.y'} prefix of the settings
 */
export function endControls(store, axis, prefix) {
  if (!axis?.isNumber) return [];
  const { values } = axis;
  return [
    endControl(store, axis, { key: `${prefix}.from`, label: 'From', usual: values[0] }),
    endControl(store, axis, { key: `${prefix}.to`, label: 'To', usual: values[values.length - 1] }),
  ];
}

/**
 * @param {Store} store
 * @param {SweepAxis} axis
 * @param {{ key: string, label: string, usual: number }} end
 */
function endControl(store, { param, key: name }, { key, label, usual }) {
  const spec = { ...param, optional: true, default: null, symbolMathml: '', id: key };
  const value = store.value(key);
  return html`<param-control
    .catalog=${store.catalog}
    .spec=${spec}
    .value=${value ?? usual}
    .modified=${value !== null}
    heading="${label} (${name})"
    @value-change=${onValue((next) => store.setSetting(key, next))}
  ></param-control>`;
}

import { html } from 'lit';
import { indexCatalog } from '../../../catalog/catalog-index.js';
import { pickedParams, settingsOf } from '../../../config/settings.js';
import { labelOf } from '../../../drawing/typed-values.js';
import { adder, removeButton } from './run-edit.js';

/** @typedef {import('../../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../../../config/config.js').RunConfig} RunConfig */

// Settings of the page as a whole: no run can have its own.
const SHARED_GROUPS = new Set(['Experiment', 'View']);
const SHARED_KEY = 'problem';

/**
 * The settings in which a run differs from the experiment.
 * @param {import('./run-edit.js').RunEdit} edit
 * @param {Set<string>} pending settings just added: their values are still those of the experiment
 * @param {(key: string) => void} onAdd
 * @returns {unknown} template
 */
export function overrideSection(edit, pending, onAdd) {
  const { store, catalog, run } = edit;
  const isShown = (/** @type {Param} */ { id }) => id in run.overrides || pending.has(id);
  const candidates = catalog.settings
    .filter((spec) => canDiffer(spec) && !isShown(spec))
    .map((spec) => ({ id: spec.id, name: labelOf(spec), group: spec.group }));
  const field = (/** @type {string} */ key, /** @type {Param} */ spec) =>
    edit.control(spec, store.value(key, run), (value) =>
      edit.edit(({ overrides }) => (overrides[key] = value)),
    );
  const index = indexCatalog(catalog);
  const settings = settingsOf(store.config, run, index);
  const remove = (/** @type {string} */ key) => {
    pending.delete(key);
    edit.edit((target) => dropOverride(target, key));
  };
  return html`<section class="group" aria-label="Only for this run">
    <h2>Only for this run</h2>
    ${catalog.settings.filter(isShown).map(
      (spec) =>
        html`<div class="override">
            ${field(spec.id, spec)} ${removeButton(labelOf(spec), () => remove(spec.id))}
          </div>
          <div class="sub-params">
            ${pickedParams(settings, spec, index).map(({ key, spec: param }) => field(key, param))}
          </div>`,
    )}
    ${adder('Override a setting …', candidates, onAdd)}
  </section>`;
}

/** @param {Param} spec */
function canDiffer({ id, group = '' }) {
  return !SHARED_GROUPS.has(group) && id !== SHARED_KEY;
}

// With the parameters of what it picks.
/**
 * @param {RunConfig} run changed
 * @param {string} key
 */
function dropOverride({ overrides }, key) {
  for (const other of Object.keys(overrides)) {
    if (other === key || other.startsWith(`${key}.`)) delete overrides[other];
  }
}

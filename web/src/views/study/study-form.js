// The controls of a study.

import { html, nothing } from 'lit';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import { runNames } from '../../config/run-names.js';
import { onText } from '../../elements/listeners.js';
import { isShown, settingControl } from '../../elements/controls/setting-control.js';

/** @typedef {import('../../elements/store-element.js').Store} Store */
/** @typedef {[id: string, words: string, group?: string]} Option */

/**
 * The controls of some settings.
 * @param {Store} store
 * @param {string[]} keys
 */
export function controls(store, keys) {
  const { settings } = store.config;
  const index = indexCatalog(store.catalog);
  return keys.map((key) => {
    const param = settingParam(settings, key, index);
    return param && isShown(store.flags, key) ? settingControl(store, key, param) : nothing;
  });
}

/**
 * Which runs a study is about, by their names.
 * @param {Store} store
 * @param {string} key setting
 */
export function runsControl(store, key) {
  const names = runNames(store.config, store.catalog);
  const selected = names[store.ui.selected] ?? '';
  return select(store, key, 'Runs', [
    ['all', 'All shown runs'],
    ['selected', `Selected: ${selected}`],
    ...names.map((name, i) => /** @type {Option} */ ([String(i + 1), `Run ${i + 1}: ${name}`])),
  ]);
}

/**
 * A choice with words of our own.
 * @param {Store} store
 * @param {string} key setting
 * @param {string} label
 * @param {Option[]} options
 */
export function select(store, key, label, options) {
  if (!isShown(store.flags, key)) return nothing;
  const current = store.value(key);
  /** @type {Map<string, Option[]>} */
  const groups = new Map();
  for (const one of options) {
    const group = one[2] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  const option = (/** @type {Option} */ [id, words]) =>
    html`<option value=${id} ?selected=${id === current}>${words}</option>`;
  const param = settingParam(store.config.settings, key, indexCatalog(store.catalog));
  return html`<fieldset class="bare" ?disabled=${store.flags.lock.includes(key)}>
    <div class="field choice" data-param=${key} title=${param?.summary ?? ''}>
      <label for="study-${key}"><span class="label-text">${label}</span></label>
      <select
        id="study-${key}"
        .value=${current}
        @change=${onText((id) => store.setSetting(key, id))}
      >
        ${[...groups].map(([group, members]) =>
          group
            ? html`<optgroup label=${group}>${members.map(option)}</optgroup>`
            : members.map(option),
        )}
      </select>
    </div>
  </fieldset>`;
}

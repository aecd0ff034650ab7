// The controls of a study.

import { html, nothing } from 'lit';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import { runNames } from '../../config/run-names.js';
import { sameValue } from '../../catalog/entries.js';
import { onText } from '../../elements/listeners.js';
import { isShown, settingControl } from '../../elements/controls/setting-control.js';

/** @typedef {import('../../elements/store-element.js').Store} Store */
/** @typedef {[id: string, words: string, group?: string]} Option */
/** @typedef {{ words: string, values: Record<string, Value> }} Effort how much is trained: several settings at
 *   once */
/** @typedef {import('../../catalog/catalog-index.js').Value} Value */

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
 * Whether the settings are as one of the usual efforts wants them.
 * @param {Store} store
 * @param {Effort} effort
 */
function isInForce(store, { values }) {
  return Object.entries(values).every(([key, value]) => sameValue(store.value(key), value));
}

/**
 * The settings that none of the usual efforts says.
 * @param {Store} store
 * @param {Effort[]} efforts
 * @returns {string[]} keys to be shown
 */
export function unusualKeys(store, efforts) {
  if (efforts.some((effort) => isInForce(store, effort))) return [];
  return Object.keys(efforts[0].values);
}

/**
 * How much is trained, in one click.
 * @param {Store} store
 * @param {Effort[]} efforts
 */
export function effortControl(store, efforts) {
  const keys = Object.keys(efforts[0].values);
  if (!keys.some((key) => isShown(store.flags, key))) return nothing;
  const choose = (/** @type {Effort} */ { values }) =>
    store.edit(({ settings }) => void Object.assign(settings, values));
  const isLocked = keys.some((key) => store.flags.lock.includes(key));
  return html`<fieldset class="bare effort" ?disabled=${isLocked}>
    <legend class="hidden-text">How thorough</legend>
    <div class="seg" role="group" aria-label="How thorough">
      ${efforts.map(
        (effort) =>
          html`<button
            type="button"
            aria-pressed=${isInForce(store, effort)}
            @click=${() => choose(effort)}
          >
            ${effort.words}
          </button>`,
      )}
    </div>
  </fieldset>`;
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

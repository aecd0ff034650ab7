import { html } from 'lit';
import { sameValue } from '../../catalog/entries.js';
import './param-control.js';
import { onValue } from '../listeners.js';

/**
 * The control of one setting, locked if the host wants it so.
 * @param {import('../../ui/model/store.js').Store} store
 * @param {string} key setting, or "<setting>.<parameter>"
 * @param {import('../../catalog/catalog-index.js').Param} spec
 * @param {string} [heading] default: what the catalog calls it
 * @returns {unknown} template
 */
export function settingControl(store, key, spec, heading = '') {
  const value = store.value(key);
  return html`<fieldset class="bare" ?disabled=${store.flags.lock.includes(key)}>
    <param-control
      .catalog=${store.catalog}
      .spec=${spec}
      .heading=${heading}
      .value=${value}
      .modified=${!sameValue(value, spec.default)}
      @value-change=${onValue((next) => store.setSetting(key, next))}
    ></param-control>
  </fieldset>`;
}

/**
 * Whether the host lets a setting be seen.
 * @param {import('../../config/flags.js').Flags} flags
 * @param {string} key
 * @returns {boolean}
 */
export function isShown({ controls, hide }, key) {
  return !hide.includes(key) && (controls.length === 0 || controls.includes(key));
}

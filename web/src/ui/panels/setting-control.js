import { html } from 'lit';
import { sameValue } from '../../catalog/entries.js';
import '../controls/param-control.js';

/**
 * The control of one setting, locked if the host wants it so.
 * @param {object} store
 * @param {string} key setting, or "<setting>.<parameter>"
 * @param {object} spec
 * @returns {unknown} template
 */
export function settingControl(store, key, spec) {
  const value = store.value(key);
  return html`<fieldset class="bare" ?disabled=${store.flags.lock.includes(key)}>
    <param-control
      .catalog=${store.catalog}
      .spec=${spec}
      .value=${value}
      .modified=${!sameValue(value, spec.default)}
      @value-change=${(event) => store.setSetting(key, event.detail.value)}
    ></param-control>
  </fieldset>`;
}

/**
 * Whether the host lets a setting be seen.
 * @param {object} flags
 * @param {string} key
 * @returns {boolean}
 */
export function isShown({ controls, hide }, key) {
  return !hide.includes(key) && (controls.length === 0 || controls.includes(key));
}

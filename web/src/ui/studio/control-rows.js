import { html } from 'lit';
import { groupedOptions } from '../../elements/controls/grouped-options.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import { EXPERIMENT } from './control-choices.js';

/** @typedef {import('./control-choices.js').ControlChoice} ControlChoice */
/** @typedef {import('./figure-definition.js').Control} Control */
/** @typedef {import('./figure-definition.js').State} State */

/** @type {[id: State, name: string][]} */
const STATES = [
  ['free', 'to change'],
  ['locked', 'to see only'],
  ['hidden', 'hidden'],
];
// As many names as a flag has.
const MOST = 32;

/**
 * The controls that a figure has, each with what readers can do with it.
 * @param {Control[]} controls
 * @param {ControlChoice[]} choices
 * @param {(controls: Control[]) => void} change
 * @returns {unknown} template
 */
export function controlRows(controls, choices, change) {
  const taken = controls.map(({ name }) => name);
  const others = choices.filter(({ id }) => !taken.includes(id));
  return html`${
      controls.length
        ? html`<ul class="control-rows">
            ${controls.map((control, place) => row(control, choices, replaceAt(controls, place, change)))}
          </ul>`
        : ''
    }
    <select
      id="studio-controls"
      aria-labelledby="studio-controls-name"
      ?disabled=${controls.length >= MOST}
      @change=${onText((name, field) => {
        field.value = '';
        change([...controls, { name, state: 'free' }]);
      })}
    >
      <option value="">Add a control …</option>
      ${groupedOptions(others)}
    </select>`;
}

/**
 * @param {Control} control
 * @param {ControlChoice[]} choices
 * @param {(next: Control[]) => void} replace
 */
function row({ name, state }, choices, replace) {
  const choice = choices.find(({ id }) => id === name);
  // The experiment may have changed since.
  const words = choice ? wordsOf(choice) : name;
  return html`<li>
    <span title=${name}>${words}</span>
    <select
      aria-label=${words}
      @change=${onText((next) => replace([{ name, state: /** @type {State} */ (next) }]))}
    >
      ${STATES.map(([id, text]) => html`<option value=${id} ?selected=${id === state}>${text}</option>`)}
    </select>
    <button
      type="button"
      class="btn icon small quiet"
      aria-label="Remove ${words}"
      @click=${() => replace([])}
    >
      ${icons.close}
    </button>
  </li>`;
}

/**
 * @param {Control[]} controls
 * @param {number} place
 * @param {(controls: Control[]) => void} change
 */
function replaceAt(controls, place, change) {
  return (/** @type {Control[]} */ next) =>
    change([...controls.slice(0, place), ...next, ...controls.slice(place + 1)]);
}

/** @param {ControlChoice} choice */
function wordsOf({ group, name }) {
  return group === EXPERIMENT ? name : `${group}: ${name}`;
}

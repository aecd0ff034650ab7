// What can be done with a run, as small buttons at the end of its row.

import { html } from 'lit';
import { MAX_RUNS } from '../../../config/config.js';
import * as icons from '../../../elements/icons.js';
import { openSheet } from '../open-sheet.js';
import { copy, solo, tune } from '../run-icons.js';

/** @typedef {import('../../model/store.js').Store} Store */

/**
 * @param {Store} store
 * @param {number} index of the run
 * @param {string} name of the run
 * @param {Element} host within the playground
 * @returns {unknown} template
 */
export function runActions(store, index, name, host) {
  const { length } = store.config.runs;
  const details = () => {
    store.setUi({ selected: index, panel: 'run' });
    openSheet(host, 'problem');
  };
  /** @type {[string, unknown, () => void, boolean][]} words, pictogram, what it does, whether it cannot */
  const actions = [
    ['Show only', solo, () => store.soloRun(index), false],
    ['Duplicate', copy, () => store.duplicateRun(index), length >= MAX_RUNS],
    ['Details of', tune, details, false],
    ['Remove', icons.close, () => store.removeRun(index), length < 2],
  ];
  return actions.map(
    ([words, icon, act, disabled]) =>
      html`<button
        type="button"
        class="btn icon small quiet"
        aria-label="${words} ${name}"
        title="${words} this run"
        ?disabled=${disabled}
        @click=${(/** @type {Event} */ event) => {
          // The row would select whatever stands at its place now.
          event.stopPropagation();
          act();
        }}
      >
        ${icon}
      </button>`,
  );
}
